import { Button } from '@mantine/core';
import type { CatalogueProvider, CatalogueType } from '../../../core/contract/catalogue-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { formatTime, plural } from '../../ui/format.ts';
import { ProviderBadge } from '../../ui/ProviderBadge.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { hrefOf } from '../shell/sections.ts';
import { useSendTest } from '../test-event/use-send-test.ts';
import styles from './catalogue.module.css';
import { Example } from './Example.tsx';
import { FieldTable } from './FieldTable.tsx';
import { ProviderNotes } from './ProviderNotes.tsx';

interface TypePageProps {
  provider: CatalogueProvider;
  type: CatalogueType;
}

export function TypePage({ provider, type }: TypePageProps) {
  const { id, title, summary, documented, source, template, fields } = type;
  return (
    <>
      <div className={styles.head}>
        <div className={styles.headline}>
          <ProviderBadge text={provider.badge.text} dark={provider.badge.dark} light={provider.badge.light} />
          <h2>{id}</h2>
          {documented ? (
            <Tag glyph="check" tone="faint" label="Payload documented" />
          ) : (
            <Tag glyph="dashed" tone="faint" label="Payload not fully documented" />
          )}
        </div>
        <div className="muted">
          {provider.label} · {title}
        </div>
      </div>
      <p className={styles.summary}>{summary ?? 'The document is not summed up here.'}</p>
      <Arrival type={type} />
      <h3>Fields</h3>
      <FieldTable fields={fields} />
      <p className="muted">
        From <SourceLink source={source} />
        {documented ? null : '. What it leaves open is not in the table.'}
      </p>
      <Example template={template} />
      <ProviderNotes provider={provider} />
    </>
  );
}

/** Whether one has come, and the ways to see one. */
function Arrival({ type: { arrived, template } }: { type: CatalogueType }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const test = useSendTest(template?.id ?? null);
  return (
    <>
      <div className={styles.arrival}>
        <Button
          variant="filled"
          disabled={test.hindrance !== null}
          title={template === null ? 'There is no example to send' : (test.hindrance ?? undefined)}
          aria-busy={test.busy}
          onClick={() => test.send()}
        >
          Send to this receiver
        </Button>
        <OpenInSimulator template={template?.id ?? null} />
        {arrived ? (
          <>
            <Button component="a" href={hrefOf('inbox', String(arrived.lastSeq))}>
              Show in Inbox
            </Button>
            <span>
              {plural(arrived.count, 'event')} arrived, the last{' '}
              <span className="mono">
                #{arrived.lastSeq} at {formatTime(arrived.lastAt, zone, new Date())}
              </span>
            </span>
          </>
        ) : (
          <span className="muted">None has arrived yet.</span>
        )}
        {test.sent ? <span className="muted">{test.sent}</span> : null}
      </div>
      {test.problem ? (
        <div className={styles.problem} role="alert">
          {test.problem}
        </div>
      ) : null}
    </>
  );
}

/** The example as a draft, to be changed and sent anywhere. What stands in the Simulator can be brought back there. */
function OpenInSimulator({ template }: { template: string | null }) {
  const { simulator, speaker } = useServices();
  const open = async (id: string): Promise<void> => {
    try {
      await simulator.take({ kind: 'template', id });
      window.location.hash = hrefOf('simulator').slice(1);
    } catch (thrown) {
      speaker.fail(thrown);
    }
  };
  return (
    <Button disabled={template === null} onClick={() => template !== null && void open(template)}>
      Open in Simulator
    </Button>
  );
}

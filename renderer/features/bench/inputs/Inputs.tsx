import { Button } from '@mantine/core';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { fieldText } from '../model/source.ts';
import type { Bench } from '../use-bench.ts';
import { useSchemes } from '../use-schemes.ts';
import { EventPicker } from './EventPicker.tsx';
import styles from './inputs.module.css';
import { ArrivalField, UrlField } from './MoreFields.tsx';
import { SchemeField } from './SchemeField.tsx';
import { Secrets } from './Secrets.tsx';
import { SourceField } from './SourceField.tsx';
import { SourceTools } from './SourceTools.tsx';
import type { EventSource } from './use-event-source.ts';
import type { Lending } from './use-lending.ts';

interface InputsProps {
  bench: Bench;
  event: EventSource;
  lending: Lending;
  onDiagnose: () => void;
}

/** What is to be diagnosed, from the top to the button. */
export function Inputs({ bench, event, lending, onDiagnose }: InputsProps) {
  const shortcut = useShortcut('bench.diagnose');
  const schemes = useSchemes();
  const { source, scheme } = bench.inputs;
  const signsUrl = schemes.some(({ id, needsUrl }) => needsUrl && id === scheme) || bench.inputs.url !== '';
  return (
    <section className={styles.inputs} aria-label="Inputs">
      <SourceField bench={bench} event={event} tools={<SourceTools bench={bench} />} />
      {source.kind === 'event' ? null : (
        <EventPicker onTake={(id) => bench.change({ source: { kind: 'event', id } })} />
      )}
      <Secrets bench={bench} lending={lending} onEnter={onDiagnose} />
      <SchemeField bench={bench} />
      {signsUrl ? <UrlField bench={bench} text={requestText(source, event)} /> : null}
      <ArrivalField bench={bench} isEvent={source.kind === 'event'} />
      <div className={styles.go}>
        <Button variant="filled" aria-keyshortcuts={shortcut.aria} onClick={onDiagnose}>
          Diagnose
        </Button>
        <span className="faint">{shortcut.words}</span>
      </div>
    </section>
  );
}

function requestText(source: Bench['inputs']['source'], event: EventSource): string {
  if (source.kind !== 'event') return fieldText(source).text;
  return event.status === 'ready' ? fieldText({ kind: 'exact', bytes: event.bytes, name: null }).text : '';
}

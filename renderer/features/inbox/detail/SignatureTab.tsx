import { Button } from '@mantine/core';
import { CATCH_ALL } from '../../../../core/contract/endpoints.ts';
import type { Diagnosis, EventDetail } from '../../../../core/contract/models.ts';
import { useSlice } from '../../../services.ts';
import { notInspected, signatureVerdicts } from '../../../ui/verdicts.ts';
import { useWhy } from '../../bench/tab/use-why.ts';
import { WhyButton, WhyResult } from '../../bench/tab/Why.tsx';
import { endpointAddress } from '../../endpoints/address.ts';
import { endpointName } from '../../endpoints/words.ts';
import styles from './detail.module.css';
import { signatureWords } from './signature-words.ts';
import { VerdictBox } from './VerdictBox.tsx';

/** The caller gives each event and verdict a component of its own, so that what was found is of this one. */
export function SignatureTab({ event }: { event: EventDetail }) {
  const provider = useSlice(
    (services) => services.directory,
    (state) => (event.provider ? state.providers.get(event.provider)?.label : undefined),
  );
  const endpoint = useSlice(
    (services) => services.endpoints,
    ({ list }) => list?.find(({ slug }) => slug === (event.endpoint ?? CATCH_ALL)),
  );
  const why = useWhy(event);
  const said = event.signature?.verdict ?? null;
  const lacksSecret = said === 'not-checked' && endpoint?.secrets.current !== 'set';
  const context = { provider: provider ?? event.provider, capture: event.capture, endpoint };
  return (
    <div className={styles.page}>
      <VerdictBox
        verdict={said ? signatureVerdicts[said] : notInspected}
        explanation={signatureWords(said, context)}
      />
      {why.run.outcome?.ok ? null : <Diagnoses list={event.signature?.diagnoses ?? []} />}
      <SignatureFacts event={event} />
      <div className={styles.links}>
        <WhyButton why={why} />
        {endpoint ? (
          <Button
            component="a"
            href={endpointAddress(endpoint.slug)}
            variant={lacksSecret ? 'filled' : 'default'}
          >
            {lacksSecret ? 'Set a secret for this endpoint' : 'Settings of this endpoint'}
          </Button>
        ) : null}
        <Button component="a" href={`#/signature-bench/${event.id}`}>
          Open in Signature bench
        </Button>
      </div>
      <WhyResult why={why} />
    </div>
  );
}

function Diagnoses({ list }: { list: readonly Diagnosis[] }) {
  if (list.length === 0) return null;
  return (
    <ul className={styles.issues} aria-label="Diagnoses">
      {list.map(({ code, severity, summary, explanation }) => (
        <li key={`${code} ${summary}`} className={styles.issue} data-severity={severity}>
          <div className={styles.issueHead}>
            <strong>{summary}</strong>
            <span className={`mono faint ${styles.code}`}>{code}</span>
          </div>
          <div className="muted">{explanation}</div>
        </li>
      ))}
    </ul>
  );
}

function SignatureFacts({ event }: { event: EventDetail }) {
  const scheme = event.signature?.scheme ?? null;
  const label = useSlice(
    (services) => services.endpoints,
    ({ schemes }) => schemes.find(({ id }) => id === scheme)?.label ?? scheme,
  );
  return (
    <dl className={styles.facts2}>
      {label === null ? null : (
        <>
          <dt>Scheme</dt>
          <dd>{label}</dd>
        </>
      )}
      <dt>Endpoint</dt>
      <dd className={event.endpoint === null ? undefined : 'mono'}>{endpointName(event.endpoint)}</dd>
    </dl>
  );
}

import type { EventDetail, SignatureVerdict } from '../../../../core/contract/models.ts';
import { useSlice } from '../../../services.ts';
import { notInspected, signatureVerdicts } from '../../../ui/verdicts.ts';
import { EventSignature } from '../../bench/tab/EventSignature.tsx';
import styles from './detail.module.css';
import { signatureWords } from './signature-words.ts';
import { VerdictBox } from './VerdictBox.tsx';

export function SignatureTab({ event }: { event: EventDetail }) {
  const provider = useSlice(
    (services) => services.directory,
    (state) => (event.provider ? state.providers.get(event.provider)?.label : undefined),
  );
  const name = provider ?? event.provider;
  const said: SignatureVerdict | null = event.signature?.verdict ?? null;
  const verdict = said ? signatureVerdicts[said] : notInspected;
  return (
    <div className={styles.page}>
      <VerdictBox verdict={verdict} explanation={signatureWords(said, name)} />
      {event.signature?.diagnoses.map((diagnosis) => (
        <div key={diagnosis.code} className={styles.issue} data-severity={diagnosis.severity}>
          <strong>{diagnosis.summary}</strong>
          <div className="muted">{diagnosis.explanation}</div>
        </div>
      ))}
      <EventSignature key={event.id} event={event} />
    </div>
  );
}

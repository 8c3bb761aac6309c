import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import type { TypedSecrets } from '../model/start-input.ts';
import { CheckList } from './CheckList.tsx';
import { DigestCard } from './DigestCard.tsx';
import styles from './evidence.module.css';
import { HeaderCard } from './HeaderCard.tsx';
import { KeyCard } from './KeyCard.tsx';
import { SignedCard } from './SignedCard.tsx';
import { TimeCard } from './TimeCard.tsx';

interface EvidenceProps {
  result: BenchResult;
  /** The body, or its beginning. */
  body: Uint8Array;
  secrets: TypedSecrets | null;
}

/** How the verification went, step by step. */
export function Evidence({ result, body, secrets }: EvidenceProps) {
  const { trace, expected, search } = result;
  if (!trace) return null;
  return (
    <div className={styles.evidence}>
      <div className={styles.pair}>
        <HeaderCard trace={trace} expected={expected} />
        {result.verdict === 'missing' ? null : <KeyCard trace={trace} secrets={secrets} />}
      </div>
      <SignedCard signed={trace.signed} body={body} match={search.match} />
      <DigestCard trace={trace} expected={expected} matchHex={search.match?.digestHex ?? null} />
      {trace.time ? <TimeCard time={trace.time} /> : null}
      <CheckList result={result} />
    </div>
  );
}

import { useMemo } from 'react';
import type { BenchMatch } from '../../../../core/contract/bench-calls.ts';
import { formatCount } from '../../../ui/format.ts';
import { fromBase64 } from '../../inbox/body/bytes.ts';
import { type Excerpt, excerpt } from '../model/difference.ts';
import { Bytes } from './Bytes.tsx';
import styles from './evidence.module.css';

interface DifferenceProps {
  match: BenchMatch;
  /** What we sign, or its beginning; `total` is its whole length. */
  ours: Uint8Array;
  total: number;
}

/** What the sender signed, beside what arrived, where they first differ. */
export function Difference({ match, ours, total }: DifferenceProps) {
  const theirs = useMemo(() => fromBase64(match.signed?.bytesBase64 ?? ''), [match.signed]);
  if (match.firstDifference === null || !match.signed) return null;
  const at = match.firstDifference;
  return (
    <div className={styles.difference}>
      <h4>The first difference is at byte {formatCount(at)}</h4>
      <Side name="as it arrived" excerpt={excerpt(ours, at, total)} />
      <Side name="as it was signed" excerpt={excerpt(theirs, at, match.signed.total)} />
    </div>
  );
}

function Side({ name, excerpt: { skipped, same, differs, left } }: { name: string; excerpt: Excerpt }) {
  return (
    <div className={styles.part}>
      <span className={styles.partName}>{name}</span>
      <div className={`mono ${styles.bytes}`}>
        {skipped > 0 ? <span className="faint">…</span> : null}
        <Bytes bytes={same} />
        {differs.length > 0 ? (
          <mark>
            <Bytes bytes={differs} />
          </mark>
        ) : null}
        {left > 0 ? <span className="faint">…</span> : null}
        {differs.length === 0 && left === 0 ? <mark className={styles.ends}>ends here</mark> : null}
      </div>
    </div>
  );
}

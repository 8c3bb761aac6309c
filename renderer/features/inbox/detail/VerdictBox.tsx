import { Glyph } from '../../../ui/Glyph.tsx';
import type { Verdict } from '../../../ui/verdicts.ts';
import styles from './detail.module.css';

/** A verdict in words: what it is, and what that means. */
export function VerdictBox({ verdict, explanation }: { verdict: Verdict; explanation: string }) {
  return (
    <div className={styles.verdict} data-tone={verdict.tone}>
      <Glyph name={verdict.glyph} tone={verdict.tone} />
      <div>
        <strong>{verdict.label}</strong>
        <div className="muted">{explanation}</div>
      </div>
    </div>
  );
}

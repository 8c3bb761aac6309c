import type { OwnProviderProblem } from '../../../../core/contract/own-provider-calls.ts';
import { formatCount, plural } from '../../../ui/format.ts';
import { Glyph } from '../../../ui/Glyph.tsx';
import styles from './own-providers.module.css';

/** More than this nobody works through at once. */
const MOST = 100;

interface ProblemListProps {
  /** Where they are, as the end of "3 problems …". */
  where: string;
  problems: readonly OwnProviderProblem[];
}

export function ProblemList({ where, problems }: ProblemListProps) {
  return (
    <div className={styles.problems}>
      <h3 className={styles.problemsTitle}>
        {plural(problems.length, 'problem')} {where}
      </h3>
      <ul className={styles.list} aria-label={`Problems ${where}`}>
        {problems.slice(0, MOST).map((problem) => (
          <Problem key={`${problem.file} ${problem.pointer} ${problem.reason}`} problem={problem} />
        ))}
      </ul>
      {problems.length > MOST ? (
        <p className="muted">And {formatCount(problems.length - MOST)} more.</p>
      ) : null}
    </div>
  );
}

function Problem({ problem: { file, pointer, reason } }: { problem: OwnProviderProblem }) {
  return (
    <li className={styles.problem}>
      <Glyph name="cross" tone="bad" />
      <div>
        <div className={`mono ${styles.place}`}>
          <strong>{file}</strong> {pointer === '' ? <span className="faint">the whole file</span> : pointer}
        </div>
        <div>{reason}</div>
      </div>
    </li>
  );
}

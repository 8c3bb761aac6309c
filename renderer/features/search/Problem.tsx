import type { QueryProblem } from '../../../core/contract/query/scan.ts';
import styles from './search.module.css';

/** Around the place, so that it is seen in a long text as well. */
const BEFORE = 30;
const AFTER = 40;

interface ProblemProps {
  id: string;
  text: string;
  problem: QueryProblem;
}

/** What is wrong, under the characters that are. */
export function Problem({ id, text, problem: { at, length, message } }: ProblemProps) {
  const from = Math.max(0, at - BEFORE);
  const wrong = text.slice(at, at + length) || ' ';
  return (
    <div id={id} role="alert" className={styles.problem}>
      <pre aria-hidden="true">
        {from > 0 ? '…' : ''}
        {text.slice(from, at)}
        <mark>{wrong}</mark>
        {text.slice(at + length, at + length + AFTER)}
      </pre>
      <span>{message} The list is still of what was asked before.</span>
    </div>
  );
}

import styles from './secrets.module.css';

/** Why what was asked for was not done, behind the question. */
export function Refused({ problem }: { problem: string | null }) {
  if (problem === null) return null;
  return (
    <span className={styles.problem} role="alert">
      {' '}
      {problem}
    </span>
  );
}

import type { Diagnosis } from '../../../../core/contract/models.ts';
import styles from './result.module.css';

/** Every other failed check and remark. */
export function Findings({ findings }: { findings: readonly Diagnosis[] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-label="Also found">
      <h3 className={styles.title}>Also found</h3>
      <ul className={styles.findings}>
        {findings.map(({ code, severity, summary, explanation }) => (
          <li key={`${code} ${summary}`} className={styles.finding} data-severity={severity}>
            <div className={styles.findingHead}>
              <strong>{summary}</strong>
              <span className="mono faint">{code}</span>
            </div>
            <div className="muted">{explanation}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

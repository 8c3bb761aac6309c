import type { BenchResult } from '../../../../core/contract/bench-calls.ts';
import { Glyph } from '../../../ui/Glyph.tsx';
import { checksOf } from '../model/checks.ts';
import styles from './evidence.module.css';

export function CheckList({ result }: { result: BenchResult }) {
  const checks = checksOf(result);
  if (checks.length === 0) return null;
  return (
    <ul className={styles.checks} aria-label="Checks">
      {checks.map(({ id, glyph, tone, label, spoken }) => (
        <li key={id} data-tone={tone} aria-label={spoken}>
          <Glyph name={glyph} tone={tone} />
          <span aria-hidden="true">{label}</span>
        </li>
      ))}
    </ul>
  );
}

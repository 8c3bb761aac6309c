import type { HeaderPair } from '../../../../core/contract/models.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import styles from './detail.module.css';

export function HeaderTable({ label, pairs }: { label: string; pairs: readonly HeaderPair[] }) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead className="unseen">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Copy</th>
        </tr>
      </thead>
      <tbody>
        {keyed(pairs).map(({ key, name, value }) => (
          <tr key={key}>
            <th scope="row" className={`mono ${styles.name}`}>
              {name}
            </th>
            <td className={`mono ${styles.value}`}>{value}</td>
            <td className={styles.rowCopy}>
              <CopyButton name={`Copy ${name}`} label="Copy" text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A header may come twice, so its place is part of its key. */
function keyed(pairs: readonly HeaderPair[]): { key: string; name: string; value: string }[] {
  return pairs.map(([name, value], place) => ({ key: `${place} ${name}`, name, value }));
}

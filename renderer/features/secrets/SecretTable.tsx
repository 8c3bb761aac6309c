import type { SecretInfo } from '../../../core/contract/secrets.ts';
import { useSlice } from '../../services.ts';
import { focusable } from '../../ui/focusable.ts';
import { pageUsers } from './page-users.ts';
import { secretRows } from './rows.ts';
import { SecretRow } from './SecretRow.tsx';
import styles from './secrets.module.css';

const columns = ['Secret', 'Kind', 'Used by', 'Set', 'Last used', 'What to do'] as const;

export function SecretTable({ list }: { list: readonly SecretInfo[] }) {
  const flows = useSlice(
    (services) => services.settings,
    (state) => state.flows,
  );
  const check = useSlice(
    (services) => services.settings,
    (state) => state.check,
  );
  return (
    <div className={styles.tableFrame} data-setting={secretRows.list.id} ref={focusable}>
      <table className={styles.table} aria-label={secretRows.list.label}>
        <thead>
          <tr>
            {columns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((secret) => (
            <SecretRow
              key={secret.ref}
              secret={{ ...secret, usedBy: [...secret.usedBy, ...pageUsers(secret, { flows, check })] }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

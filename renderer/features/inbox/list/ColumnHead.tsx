import type { ColumnId } from '../../../../core/contract/settings.ts';
import { columns } from './columns.ts';
import styles from './list.module.css';

const RIGHT: ReadonlySet<ColumnId> = new Set(['number', 'duration', 'size']);

/** What stands in each column. For the eye alone: each row speaks a sentence of its own. */
export function ColumnHead({ shown, fieldPath }: { shown: readonly ColumnId[]; fieldPath: string }) {
  return (
    <div className={styles.head} aria-hidden="true">
      <span />
      {shown.map((id) => (
        <span key={id} data-right={RIGHT.has(id) || undefined} title={columns[id].name}>
          {id === 'field' ? fieldPath || columns.field.head : columns[id].head}
        </span>
      ))}
    </div>
  );
}

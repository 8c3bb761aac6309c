import type { CSSProperties } from 'react';
import type { FieldInfo } from '../../../core/contract/models.ts';
import { typeWords, valueWords } from '../../ui/field-words.ts';
import { focusable } from '../../ui/focusable.ts';
import styles from './catalogue.module.css';

/** Every documented field; what stands in another is set in under it. */
export function FieldTable({ fields }: { fields: readonly FieldInfo[] }) {
  return (
    <section ref={focusable} className={styles.tableFrame} aria-label="Fields of the payload">
      <table className={styles.table} aria-label="Fields">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col">Required</th>
            <th scope="col">Set</th>
            <th scope="col">What the document says</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.path} field={field} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FieldRow({ field }: { field: FieldInfo }) {
  const steps = field.path.split('/').slice(1);
  const name = steps.at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
  const isItem = name === '*';
  const depth: CSSProperties & Record<'--depth', number> = { '--depth': steps.length - 1 };
  return (
    <tr style={depth}>
      <th scope="row" className={`mono ${styles.fieldName}`} title={field.path}>
        {isItem ? 'each item' : name}
      </th>
      <td>{typeWords(field)}</td>
      <td>{isItem ? '' : field.required ? 'required' : 'optional'}</td>
      <td className={`mono ${styles.values}`}>{valueWords(field.values)}</td>
      <td>{field.description ?? <span className="faint">Named without a description.</span>}</td>
    </tr>
  );
}

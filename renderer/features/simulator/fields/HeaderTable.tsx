import { Button, TextInput } from '@mantine/core';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { keyed } from '../../../ui/keyed.ts';
import styles from '../simulator.module.css';

interface HeaderTableProps {
  headers: readonly HeaderPair[];
  /** Accessible name of the table. */
  name: string;
  /** What stands beside the heading. */
  caption: string;
  mistake: string | null;
  onChange: (headers: HeaderPair[]) => void;
}

/** Headers in the order in which they are sent. */
export function HeaderTable({ headers, name: tableName, caption, mistake, onChange }: HeaderTableProps) {
  const set = (next: readonly HeaderPair[]): void => onChange([...next]);
  const put = (place: number, pair: HeaderPair): void =>
    set(headers.map((old, index) => (index === place ? pair : old)));
  const swap = (place: number): void =>
    set(headers.toSpliced(place - 1, 2, ...headers.slice(place - 1, place + 1).toReversed()));
  return (
    <section className={styles.field} aria-label="Headers">
      <div className={styles.fieldHead}>
        <span className={styles.label}>Headers</span>
        <span className="faint">{caption}</span>
        <span className={styles.grow} />
        <Button variant="subtle" onClick={() => set([...headers, ['', '']])}>
          Add header
        </Button>
      </div>
      {headers.length === 0 ? null : (
        <table className={styles.headers} aria-label={tableName}>
          <thead className="unseen">
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {keyed(headers).map(({ key, item: [name, value] }, place) => (
              <tr key={key}>
                <td>
                  <TextInput
                    aria-label={`Name of header ${place + 1}`}
                    classNames={{ input: 'mono' }}
                    value={name}
                    spellCheck={false}
                    onChange={(event) => put(place, [event.currentTarget.value, value])}
                  />
                </td>
                <td>
                  <TextInput
                    aria-label={`Value of header ${place + 1}`}
                    classNames={{ input: 'mono' }}
                    value={value}
                    spellCheck={false}
                    onChange={(event) => put(place, [name, event.currentTarget.value])}
                  />
                </td>
                <td className={styles.rowButtons}>
                  <Button
                    variant="subtle"
                    aria-label={`Move header ${place + 1} up`}
                    disabled={place === 0}
                    onClick={() => swap(place)}
                  >
                    Up
                  </Button>
                  <Button
                    variant="subtle"
                    aria-label={`Remove header ${place + 1}`}
                    onClick={() => set(headers.toSpliced(place, 1))}
                  >
                    Remove
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mistake === null ? null : (
        <p className={styles.problem} role="alert">
          {mistake}
        </p>
      )}
    </section>
  );
}

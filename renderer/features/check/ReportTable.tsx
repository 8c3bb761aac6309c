import { type KeyboardEvent, useRef } from 'react';
import type { CaseResult } from '../../../core/contract/checks.ts';
import { formatDuration } from '../../ui/format.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import styles from './check.module.css';
import type { CheckState } from './model/check-store.ts';
import { slowestOf, statusVerdicts } from './words.ts';

interface ReportTableProps {
  state: CheckState;
  onSelect: (id: string) => void;
}

/** One row a case. Arrow keys go from row to row. */
export function ReportTable({ state: { cases, changes, selected }, onSelect }: ReportTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = cases[cases.findIndex(({ id }) => id === selected) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onSelect(next.id);
    body.current?.querySelectorAll('button')[cases.indexOf(next)]?.focus();
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label="Report">
        <thead>
          <tr>
            <th scope="col" className={styles.glyph}>
              <span className="unseen">Verdict</span>
            </th>
            <th scope="col" className={styles.case}>
              Case
            </th>
            <th scope="col">Observed</th>
            <th scope="col" className={styles.time}>
              Slowest
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {cases.map((one) => (
            <Row
              key={one.id}
              one={one}
              change={changes.find(({ id }) => id === one.id)?.kind ?? null}
              selected={one.id === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  one: CaseResult;
  change: 'fixed' | 'regressed' | null;
  selected: boolean;
  onSelect: (id: string) => void;
}

function Row({ one, change, selected, onSelect }: RowProps) {
  const { glyph, tone, label } = statusVerdicts[one.status];
  const slowest = slowestOf(one);
  const select = (): void => onSelect(one.id);
  return (
    // The button in the row does the same for the keyboard.
    <tr data-case={one.id} data-selected={selected || undefined} onClick={select}>
      <td className={styles.glyph}>
        <Glyph name={glyph} tone={tone} />
        <span className="unseen">{label}</span>
      </td>
      <td>
        <button
          type="button"
          className={styles.caseTitle}
          aria-pressed={selected}
          title={one.title}
          onClick={select}
        >
          {one.title}
        </button>
        {change === null ? null : (
          <span className={styles.mark} data-kind={change}>
            {change}
          </span>
        )}
      </td>
      <td className={styles.observed} title={one.observed}>
        {one.observed}
      </td>
      <td className={styles.time}>{slowest === null ? '' : formatDuration(slowest)}</td>
    </tr>
  );
}

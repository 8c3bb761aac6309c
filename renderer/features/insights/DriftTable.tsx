import type { CSSProperties } from 'react';
import type { DriftField } from '../../../core/contract/drift-calls.ts';
import { focusable } from '../../ui/focusable.ts';
import { plural } from '../../ui/format.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { EventButton, SeenTime } from './EventButton.tsx';
import styles from './insights.module.css';
import { documentedWords, fieldMark, presenceWords, typesWords } from './words.ts';

const columns = [
  ['Field', styles.fieldColumn],
  ['Finding', styles.findingColumn],
  ['Documented', styles.documentedColumn],
  ['Came as', styles.typesColumn],
  ['Present in', styles.presenceColumn],
  ['Examples', undefined],
  ['First seen', styles.timeColumn],
  ['Last seen', styles.timeColumn],
] as const;

export function DriftTable({ fields }: { fields: readonly DriftField[] }) {
  return (
    <div className={styles.scroll} ref={focusable}>
      <table className={styles.table} aria-label="Schema drift">
        <thead>
          <tr>
            {columns.map(([title, className]) => (
              <th key={title} scope="col" className={className}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {fields.map((field) => (
          <FieldRows key={field.path} field={field} />
        ))}
      </table>
    </div>
  );
}

/** A field, and each of its findings under it. */
function FieldRows({ field }: { field: DriftField }) {
  const { glyph, tone, label } = fieldMark(field);
  const documented = documentedWords(field);
  return (
    <tbody data-tone={tone === 'bad' || tone === 'warn' ? tone : undefined}>
      <tr>
        <th scope="row" className={`mono ${styles.path}`}>
          {field.path || 'the whole body'}
        </th>
        <td>
          <span className={styles.mark} data-tone={tone}>
            <Glyph name={glyph} tone={tone} />
            {label}
          </span>
        </td>
        <td>
          <span
            className={`mono ${styles.documented}`}
            title={field.documented?.required ? `required ${documented}` : documented}
            data-none={!field.documented || undefined}
          >
            {documented}
          </span>
        </td>
        <td className="mono">{typesWords(field)}</td>
        <td>
          <Presence field={field} />
        </td>
        <td>
          <Examples field={field} />
        </td>
        <td>{field.firstSeen ? <SeenTime event={field.firstSeen} /> : null}</td>
        <td>{field.lastSeen ? <SeenTime event={field.lastSeen} /> : null}</td>
      </tr>
      {field.findings.map(({ code, message, newest }) => (
        <tr key={code} className={styles.finding}>
          <td />
          <td colSpan={columns.length - 1}>
            <div className={styles.findingLine}>
              {message} <EventButton event={newest} label={`Newest: #${newest.seq}`} />
            </div>
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Presence({ field }: { field: DriftField }) {
  if (field.of === 0) return <span className="faint">parent never came</span>;
  const share: CSSProperties & Record<'--share', string> = {
    '--share': `${(field.present / field.of) * 100}%`,
  };
  return (
    <span className={styles.presence}>
      <span className={styles.bar} style={share} aria-hidden="true" />
      {presenceWords(field)}
    </span>
  );
}

function Examples({ field: { examples, values } }: { field: DriftField }) {
  const others = values ? values.length - examples.length : 0;
  return (
    <span className={styles.examples}>
      {examples.map(({ value, event }) => (
        <EventButton key={JSON.stringify(value)} event={event} label={JSON.stringify(value)} mono />
      ))}
      {values && others <= 0 ? (
        <span className="faint" title="No other value came">
          only
        </span>
      ) : null}
      {others > 0 ? <span className="faint">{plural(others, 'other value')}</span> : null}
    </span>
  );
}

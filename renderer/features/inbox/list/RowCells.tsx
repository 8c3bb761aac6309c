import { IconFileImport, IconNote, IconPinFilled } from '@tabler/icons-react';
import { type JSX, memo } from 'react';
import type { ColumnId } from '../../../../core/contract/settings.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { Glyph } from '../../../ui/Glyph.tsx';
import { ProviderBadge } from '../../../ui/ProviderBadge.tsx';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';
import styles from './list.module.css';

interface RowCellsProps {
  shown: readonly ColumnId[];
  seq: number;
  time: string;
  badgeText: string | null;
  badgeDark: string;
  badgeLight: string;
  title: string;
  known: boolean;
  pinned: boolean;
  note: string | null;
  /** It came from a file. */
  imported: boolean;
  /** null is the catch-all. */
  endpoint: string | null;
  /** Undefined while it is on its way. */
  field: string | null | undefined;
  /** Where the request is not whole, the sign of that; it stands where the schema's would. */
  captured: GlyphName | null;
  line: string;
  status: number | null;
  durationMs: number | null;
  size: number;
  validation: GlyphName;
  validationTone: Tone;
  signature: GlyphName;
  signatureTone: Tone;
}

/** Props are plain values, so that a row is drawn again only where one of them changed. */
export const RowCells = memo(function RowCells(props: RowCellsProps) {
  return (
    <>
      <span className={styles.mark} />
      {props.shown.map((id) => {
        const Cell = cells[id];
        return <Cell key={id} {...props} />;
      })}
    </>
  );
});

const cells: Readonly<Record<ColumnId, (props: RowCellsProps) => JSX.Element>> = {
  number: ({ seq }) => <span className={`mono ${styles.number}`}>{seq}</span>,
  time: ({ time }) => <span className={`mono ${styles.time}`}>{time}</span>,
  provider: ({ badgeText, badgeDark, badgeLight }) => (
    <ProviderBadge text={badgeText} dark={badgeDark} light={badgeLight} />
  ),
  type: ({ title, known, pinned, note, imported }) => (
    <span className={styles.title} data-known={known}>
      {pinned ? <IconPinFilled className={styles.sign} size={12} aria-hidden="true" /> : null}
      {note === null ? null : <IconNote className={styles.sign} size={12} aria-hidden="true" />}
      {imported ? <IconFileImport className={styles.sign} size={12} aria-hidden="true" /> : null}
      {title}
    </span>
  ),
  request: ({ line }) => <span className={`mono ${styles.line}`}>{line}</span>,
  field: ({ field }) => (
    <span className={`mono ${styles.line}`} title={field ?? undefined}>
      {field === undefined ? '' : (field ?? '—')}
    </span>
  ),
  note: ({ note }) => (
    <span className={styles.line} title={note ?? undefined}>
      {note ?? ''}
    </span>
  ),
  endpoint: ({ endpoint }) => <span className={`mono ${styles.line}`}>{endpoint ?? '—'}</span>,
  reply: ({ status }) => (
    <span className={`mono ${styles.status}`} data-bad={(status ?? 0) >= 400 || undefined}>
      {status ?? '—'}
    </span>
  ),
  duration: ({ durationMs }) => (
    <span className={`mono ${styles.size}`}>{durationMs === null ? '—' : formatDuration(durationMs)}</span>
  ),
  size: ({ size }) => <span className={`mono ${styles.size}`}>{formatBytes(size)}</span>,
  schema: ({ captured, validation, validationTone }) => (
    <span className={styles.glyph}>
      <Glyph name={captured ?? validation} tone={captured ? 'bad' : validationTone} />
    </span>
  ),
  signature: ({ signature, signatureTone }) => (
    <span className={styles.glyph}>
      <Glyph name={signature} tone={signatureTone} />
    </span>
  ),
};

import { type HTMLAttributes, memo } from 'react';
import type { CaptureState, EventSummary } from '../../../../core/contract/models.ts';
import { useSlice } from '../../../services.ts';
import { formatBytes, formatRowTime } from '../../../ui/format.ts';
import { Glyph } from '../../../ui/Glyph.tsx';
import { ProviderBadge } from '../../../ui/ProviderBadge.tsx';
import { type GlyphName, signatureVerdicts, type Tone } from '../../../ui/verdicts.ts';
import styles from './list.module.css';
import { eventTitle, requestLine, rowSentence, rowTone, validationVerdict } from './row-text.ts';

interface EventRowProps {
  /** Undefined while its page is on its way. */
  row: EventSummary | undefined;
  position: number;
  /** From 1, the newest. */
  index: number;
  total: number;
  selected: boolean;
  /** One of several that something is to be done with. */
  chosen: boolean;
}

/** The row as the list's item. What arrivals change, its place, is kept apart from what is drawn in it. */
export function EventRow({ row, position, index, total, selected, chosen }: EventRowProps) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const provider = useSlice(
    (services) => services.directory,
    (state) => (row?.provider ? state.providers.get(row.provider) : undefined),
  );
  const sentence = row ? rowSentence(row, provider?.label ?? row.provider, zone) : 'Being read';
  const item = {
    className: styles.row,
    role: 'listitem',
    'aria-label': sentence + selectedWord(chosen),
    'aria-current': mark(selected),
    tabIndex: selected ? 0 : -1,
    'aria-posinset': index,
    'aria-setsize': total,
    'data-position': position,
    'data-chosen': mark(chosen),
  };
  if (!row) return <Placeholder item={item} />;
  const validation = validationVerdict(row);
  const signature = row.signature ? signatureVerdicts[row.signature.verdict] : null;
  return (
    <div {...item} data-tone={rowTone(row) ?? undefined}>
      <RowCells
        time={formatRowTime(row.receivedAt, zone, new Date())}
        badgeText={row.provider === null ? null : (provider?.badge.text ?? row.provider.slice(0, 2))}
        badgeDark={provider?.badge.dark ?? 'var(--muted)'}
        badgeLight={provider?.badge.light ?? 'var(--muted)'}
        title={eventTitle(row)}
        known={row.eventType !== null}
        captured={captureGlyph(row.capture)}
        line={requestLine(row.method, row.path, row.query)}
        status={row.reply?.status ?? null}
        size={row.size}
        validation={validation.glyph}
        validationTone={validation.tone}
        signature={signature?.glyph ?? 'dots'}
        signatureTone={signature?.tone ?? 'faint'}
      />
    </div>
  );
}

const selectedWord = (chosen: boolean): string => (chosen ? ', selected' : '');
const mark = (on: boolean): true | undefined => on || undefined;

function captureGlyph(capture: CaptureState): GlyphName | null {
  if (capture === 'complete') return null;
  return capture === 'malformed' ? 'cross' : 'cut';
}

function Placeholder({ item }: { item: HTMLAttributes<HTMLDivElement> }) {
  return (
    <div {...item} aria-busy="true">
      <span className={styles.mark} />
      <span className={styles.bone} />
      <span className={styles.bone} />
      <span className={styles.bone} />
      <span className={styles.bone} />
    </div>
  );
}

interface RowCellsProps {
  time: string;
  badgeText: string | null;
  badgeDark: string;
  badgeLight: string;
  title: string;
  known: boolean;
  /** Where the request is not whole, the sign of that; it stands where the schema's would. */
  captured: GlyphName | null;
  line: string;
  status: number | null;
  size: number;
  validation: GlyphName;
  validationTone: Tone;
  signature: GlyphName;
  signatureTone: Tone;
}

const RowCells = memo(function RowCells(props: RowCellsProps) {
  return (
    <>
      <span className={styles.mark} />
      <span className={`mono ${styles.time}`}>{props.time}</span>
      <ProviderBadge text={props.badgeText} dark={props.badgeDark} light={props.badgeLight} />
      <span className={styles.title} data-known={props.known}>
        {props.title}
      </span>
      <span className={`mono ${styles.line}`}>{props.line}</span>
      <span className={`mono ${styles.status}`} data-bad={(props.status ?? 0) >= 400 || undefined}>
        {props.status ?? '—'}
      </span>
      <span className={`mono ${styles.size}`}>{formatBytes(props.size)}</span>
      <span className={styles.glyph}>
        {props.captured ? (
          <Glyph name={props.captured} tone="bad" />
        ) : (
          <Glyph name={props.validation} tone={props.validationTone} />
        )}
      </span>
      <span className={styles.glyph}>
        <Glyph name={props.signature} tone={props.signatureTone} />
      </span>
    </>
  );
});

import type { HTMLAttributes } from 'react';
import type { CaptureState, EventSummary } from '../../../../core/contract/models.ts';
import type { ColumnId } from '../../../../core/contract/settings.ts';
import { useSlice } from '../../../services.ts';
import { formatRowTime } from '../../../ui/format.ts';
import { type GlyphName, signatureVerdicts } from '../../../ui/verdicts.ts';
import styles from './list.module.css';
import { RowCells } from './RowCells.tsx';
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
  /** The columns that there is room for; the same list as long as they are the same. */
  shown: readonly ColumnId[];
  /** What stands in the chosen field of the body; undefined where it is not known yet. */
  field: string | null | undefined;
}

/** The row as the list's item. What arrivals change, its place, is kept apart from what is drawn in it. */
export function EventRow({ row, position, index, total, selected, chosen, shown, field }: EventRowProps) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const provider = useSlice(
    (services) => services.directory,
    (state) => (row?.provider ? state.providers.get(row.provider) : undefined),
  );
  const sentence = row ? rowSentence(row, provider?.label ?? row.provider, zone, field) : 'Being read';
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
  if (!row) return <Placeholder item={item} shown={shown} />;
  const validation = validationVerdict(row);
  const signature = row.signature ? signatureVerdicts[row.signature.verdict] : null;
  return (
    <div {...item} data-tone={rowTone(row) ?? undefined}>
      <RowCells
        shown={shown}
        seq={row.seq}
        pinned={row.pinned}
        imported={row.imported !== null}
        note={row.note}
        endpoint={row.endpoint}
        field={field}
        durationMs={row.reply?.durationMs ?? null}
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

function Placeholder({ item, shown }: { item: HTMLAttributes<HTMLDivElement>; shown: readonly ColumnId[] }) {
  return (
    <div {...item} aria-busy="true">
      <span className={styles.mark} />
      {shown.map((id) => (
        <span key={id} className={styles.bone} />
      ))}
    </div>
  );
}

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { Marked } from '../../search/Marked.tsx';
import { useMarkPattern } from '../../search/use-mark-pattern.ts';
import { createFieldFinder, type FieldStep } from '../explain/field-finder.ts';
import styles from './body.module.css';
import { rootValue } from './json-scan.ts';
import { type TreeRow, treeRows } from './json-tree.ts';
import { treeMove } from './tree-keys.ts';

const ROW_HEIGHT = 24;

interface TreeViewProps {
  text: string;
  /** Told which field the user is at, by key or pointer; null where nobody wants to know. */
  onField: ((steps: readonly FieldStep[] | null) => void) | null;
}

export function TreeView({ text, onField }: TreeViewProps) {
  const [flipped, setFlipped] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState(0);
  const root = useMemo(() => rootValue(text), [text]);
  const rows = useMemo(() => (root ? treeRows(text, root, flipped) : []), [text, root, flipped]);
  const finder = useMemo(() => createFieldFinder(text), [text]);
  const tell = (index: number): void => {
    const row = rows[index];
    if (row) onField?.(finder.at(row.id)?.steps ?? null);
  };
  const pattern = useMarkPattern();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });

  const flip = (id: number): void => {
    const next = new Set(flipped);
    if (!next.delete(id)) next.add(id);
    setFlipped(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(event.key, rows, active);
    if (!move) return;
    event.preventDefault();
    if (move.type === 'flip') flip(move.id);
    else {
      setActive(move.row);
      tell(move.row);
      virtual.scrollToIndex(move.row);
    }
  };

  /** One listener for all lines: the tree has the focus, its lines are only its descendants. */
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const index = indexAt(event);
    const row = rows[index];
    if (!row) return;
    setActive(index);
    if (row.open !== null) flip(row.id);
  };

  return (
    <div
      ref={scroller}
      className={styles.tree}
      role="tree"
      aria-label="Body as tree"
      aria-activedescendant={`tree-row-${rows[active]?.id}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={() => tell(active)}
      onMouseOver={(event) => tell(indexAt(event))}
      onMouseLeave={() => tell(active)}
    >
      <div role="presentation" className={styles.virtual} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <TreeLine
              key={row.id}
              row={row}
              index={index}
              start={start}
              active={index === active}
              pattern={pattern}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The line under the pointer; NaN where there is none. */
function indexAt(event: MouseEvent<HTMLElement>): number {
  return Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index);
}

interface TreeLineProps {
  row: TreeRow;
  index: number;
  start: number;
  active: boolean;
  /** What is marked. */
  pattern: RegExp | null;
}

function TreeLine({ row, index, start, active, pattern }: TreeLineProps) {
  const Icon = row.open ? IconChevronDown : IconChevronRight;
  const place: CSSProperties & Record<'--depth', number> = {
    transform: `translateY(${start}px)`,
    '--depth': row.depth,
  };
  return (
    <div
      id={`tree-row-${row.id}`}
      className={`mono ${styles.treeRow}`}
      style={place}
      data-index={index}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={row.open ?? undefined}
      aria-selected={active}
      tabIndex={-1}
    >
      <span className={styles.twist}>{row.open === null ? null : <Icon size={14} aria-hidden="true" />}</span>
      {row.label === null ? null : (
        <span className={styles.label}>
          <Marked text={row.label} pattern={pattern} />
        </span>
      )}
      <span className={styles.treeValue} data-kind={row.kind}>
        <Marked text={row.text} pattern={pattern} />
      </span>
    </div>
  );
}

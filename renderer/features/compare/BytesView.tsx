import { Button, Loader } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import { focusable } from '../../ui/focusable.ts';
import { formatCount, plural } from '../../ui/format.ts';
import styles from './compare.module.css';
import { DifferenceButtons } from './DifferenceButtons.tsx';
import { type Cell, cellsOf, differingRows, ROW_BYTES, rowCount, stepTo } from './model/byte-rows.ts';
import type { EventRef } from './model/compare-store.ts';
import { useBodies } from './use-bodies.ts';
import { useDifferenceKeys } from './use-difference-keys.ts';

interface BytesViewProps {
  left: EventRef;
  right: EventRef;
  sizes: readonly [number, number];
}

const ROW_HEIGHT = 20;
/** Shown before the first difference. */
const ROWS_BEFORE = 4;

/** Both bodies as they came, side by side as hex. */
export function BytesView({ left, right, sizes }: BytesViewProps) {
  const bodies = useBodies(left.id, right.id, sizes);
  if (bodies.status === 'large')
    return (
      <div className={styles.centre}>
        <span className="muted">
          {formatCount(sizes[0])} and {formatCount(sizes[1])} bytes
        </span>
        <Button onClick={bodies.load}>Load both bodies</Button>
      </div>
    );
  if (bodies.status === 'failed')
    return (
      <div className={styles.centre} role="alert">
        {bodies.problem}
      </div>
    );
  if (bodies.status === 'loading')
    return (
      <div className={styles.centre}>
        <Loader size="sm" aria-label="Reading the bodies" />
      </div>
    );
  return <Rows left={bodies.left} right={bodies.right} />;
}

function Rows({ left, right }: { left: Uint8Array; right: Uint8Array }) {
  const differing = useMemo(() => differingRows(left, right), [left, right]);
  const [current, setCurrent] = useState<number | null>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const rows = useVirtualizer({
    count: rowCount(left, right),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    // It opens where the bodies part.
    initialOffset: Math.max(0, ((differing[0] ?? 0) - ROWS_BEFORE) * ROW_HEIGHT),
  });
  const ref = useCallback((element: HTMLElement | null) => {
    scroller.current = element;
    focusable(element);
  }, []);
  const go = (step: 1 | -1): void => {
    const row = stepTo(differing, current, step);
    setCurrent(row);
    if (row !== null) rows.scrollToIndex(row, { align: 'center' });
  };
  useDifferenceKeys(go);
  return (
    <div className={styles.bytes}>
      <div className={styles.bar}>
        <span className="muted" role="status">
          {differing.length === 0
            ? 'Every byte is the same.'
            : `${plural(differing.length, 'row')} of bytes differ`}
          {current === null ? '' : `, at byte ${formatCount(current * ROW_BYTES)}`}
        </span>
        <span className={styles.grow} />
        <DifferenceButtons disabled={differing.length === 0} onStep={go} />
      </div>
      <section ref={ref} className={styles.hex} aria-label="Bytes side by side">
        <div className={styles.virtual} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              className={`mono ${styles.hexRow}`}
              data-current={index === current || undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className="faint">{(index * ROW_BYTES).toString(16).padStart(8, '0')}</span>
              <Side cells={cellsOf(left, right, index)} mark="removed" />
              <Side cells={cellsOf(right, left, index)} mark="added" />
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}

function Side({ cells, mark }: { cells: readonly Cell[]; mark: 'added' | 'removed' }) {
  return (
    <span className={styles.side}>
      {cells.map(({ key, hex, differs }) => (
        <span key={key} data-mark={differs ? mark : undefined}>
          {hex}{' '}
        </span>
      ))}
      <span className="muted">{cells.map(({ text }) => text).join('')}</span>
    </span>
  );
}

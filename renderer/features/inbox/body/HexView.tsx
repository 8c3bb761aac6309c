import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import { focusable } from '../../../ui/focusable.ts';
import styles from './body.module.css';
import { hexRow, hexRowCount } from './hex.ts';

const ROW_HEIGHT = 20;

interface HexViewProps {
  bytes: Uint8Array;
  label?: string;
}

export function HexView({ bytes, label = 'Body as hex' }: HexViewProps) {
  const scroller = useRef<HTMLElement | null>(null);
  const rows = useVirtualizer({
    count: hexRowCount(bytes.length),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  const ref = useCallback((element: HTMLElement | null) => {
    scroller.current = element;
    focusable(element);
  }, []);
  return (
    <section ref={ref} className={styles.hex} aria-label={label}>
      <div className={styles.virtual} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const { offset, hex, ascii } = hexRow(bytes, index);
          return (
            <div
              key={index}
              className={`mono ${styles.hexRow}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className="faint">{offset}</span>
              <span>{hex}</span>
              <span className="muted">{ascii}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

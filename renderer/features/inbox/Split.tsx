import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { useServices, useSlice } from '../../services.ts';
import styles from './inbox.module.css';
import { clampWidth, widthForKey } from './split-width.ts';

/** Two panes with a border that the pointer and the arrow keys move. The width is kept in the settings. */
export function Split({ left, right }: { left: ReactNode; right: ReactNode }) {
  const { settings } = useServices();
  const kept = useSlice(
    (services) => services.settings,
    (state) => state.listWidth,
  );
  const [dragged, setDragged] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const width = dragged ?? kept;

  const onPointerDown = (event: PointerEvent<HTMLHRElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(kept);
  };
  const onPointerMove = (event: PointerEvent<HTMLHRElement>): void => {
    const box = frame.current?.getBoundingClientRect();
    if (dragged === null || !box) return;
    setDragged(clampWidth(((event.clientX - box.left) / box.width) * 100));
  };
  const onPointerEnd = (): void => {
    if (dragged !== null) settings.set({ listWidth: dragged });
    setDragged(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = widthForKey(event.key, width);
    if (next === undefined) return;
    event.preventDefault();
    settings.set({ listWidth: next });
  };

  const columns: CSSProperties & Record<'--list-width', string> = { '--list-width': `${width}%` };
  return (
    <div ref={frame} className={styles.split} style={columns}>
      <section className={styles.pane} aria-label="Event list">
        {left}
      </section>
      <hr
        className={styles.divider}
        aria-orientation="vertical"
        aria-label="Width of the list"
        aria-valuemin={20}
        aria-valuemax={80}
        aria-valuenow={Math.round(width)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
      />
      {right}
    </div>
  );
}

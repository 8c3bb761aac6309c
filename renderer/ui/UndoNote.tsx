import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './ui.module.css';

interface UndoNoteProps {
  /** What was removed; another one takes the focus. */
  of: string;
  children: ReactNode;
  /** null: there is no way back. */
  onUndo: (() => void) | null;
  onDismiss: () => void;
}

/** What was removed last, and the way back. */
export function UndoNote({ of, children, onUndo, onDismiss }: UndoNoteProps) {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef<string | null>(null);
  useEffect(() => {
    // What removed it may be gone with it: the keyboard goes on where the way back is, unless it is somewhere already.
    if (of !== before.current && (document.activeElement ?? document.body) === document.body)
      button.current?.focus();
    before.current = of;
  }, [of]);
  return (
    <div className={styles.undo} role="status">
      <span className={styles.undoText}>{children}</span>
      {onUndo ? (
        <Button ref={button} onClick={onUndo}>
          Undo
        </Button>
      ) : null}
      <Button variant="subtle" onClick={onDismiss}>
        Dismiss
      </Button>
    </div>
  );
}

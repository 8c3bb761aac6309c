import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './subscriptions.module.css';

interface PaneFrameProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** What stands beside the list. Escape closes it; what was typed stays. */
export function PaneFrame({ title, onClose, children }: PaneFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Who opened it goes on in it; after a restart nobody is taken away from where they are.
    if (document.activeElement instanceof HTMLButtonElement || document.activeElement === document.body)
      heading.current?.focus();
  }, []);
  return (
    <section
      className={styles.pane}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className={styles.paneHead}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button variant="subtle" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className={styles.paneBody}>{children}</div>
    </section>
  );
}

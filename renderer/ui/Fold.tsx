import { type ReactNode, useEffect, useState } from 'react';
import styles from './ui.module.css';

interface FoldProps {
  summary: ReactNode;
  /** Opens it, such as for a mistake inside. It can be folded again all the same. */
  forced?: boolean;
  children: ReactNode;
}

/** What most people need not see, one click away. */
export function Fold({ summary, forced = false, children }: FoldProps) {
  const [open, setOpen] = useState(forced);
  useEffect(() => {
    if (forced) setOpen(true);
  }, [forced]);
  return (
    <details className={styles.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open ? <div className={styles.foldBody}>{children}</div> : null}
    </details>
  );
}

import { type ReactNode, useEffect, useState } from 'react';
import styles from './ui.module.css';

interface FoldProps {
  summary: ReactNode;
  /** Keeps it open, such as for a mistake inside; afterwards it stays so until it is folded. */
  forced?: boolean;
  children: ReactNode;
}

/** What most people need not see, one click away. */
export function Fold({ summary, forced = false, children }: FoldProps) {
  const [unfolded, setUnfolded] = useState(false);
  const open = unfolded || forced;
  useEffect(() => {
    if (forced) setUnfolded(true);
  }, [forced]);
  return (
    <details className={styles.fold} open={open} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open ? <div className={styles.foldBody}>{children}</div> : null}
    </details>
  );
}

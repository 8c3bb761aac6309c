import { type ReactNode, useId } from 'react';
import styles from './evidence.module.css';

interface CardProps {
  title: string;
  /** Beside the title, in fewer words than a sentence. */
  note?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}

export function Card({ title, note, tools, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.cardHead}>
        <h3 id={id}>{title}</h3>
        {note ? <span className="faint">{note}</span> : null}
        {tools ? <span className={styles.cardTools}>{tools}</span> : null}
      </div>
      <div className={styles.cardBody}>{children}</div>
    </section>
  );
}

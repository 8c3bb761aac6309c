import { Button } from '@mantine/core';
import { type ReactNode, useId, useRef, useState } from 'react';
import styles from './overview.module.css';
import { PictureButtons } from './PictureButtons.tsx';

interface CardProps {
  title: string;
  /** In a sentence, what it shows. */
  told: string;
  picture: ReactNode;
  /** The same in a table. */
  table: ReactNode;
}

/** One thing about the events: in words, as a picture that can be taken out, and as a table. */
export function Card({ title, told, picture, table }: CardProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.cardHead}>
        <h2 id={heading}>{title}</h2>
        <span className={styles.grow} />
        {asTable ? null : <PictureButtons frame={frame} title={title} />}
        <Button
          variant="subtle"
          aria-label={`${title} as a table`}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          Table
        </Button>
      </div>
      <p className="muted">{told}</p>
      {asTable ? (
        table
      ) : (
        <div ref={frame} className={styles.picture}>
          {picture}
        </div>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import styles from './endpoints.module.css';

interface CardProps {
  title: string;
  /** Id of the row of the settings that this shows. */
  setting?: string;
  children: ReactNode;
}

export function Card({ title, setting, children }: CardProps) {
  return (
    <section className={styles.card} aria-label={title} data-setting={setting}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

import { IconKey } from '@tabler/icons-react';
import styles from '../settings.module.css';

/** Secrets that a file of settings speaks of by name only. */
export function SecretNames({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <section className={styles.card} aria-label="Secrets to be set again">
      <div className={styles.secretNames}>
        <p>{title}</p>
        <ul className={styles.plainList}>
          {names.map((name) => (
            <li key={name} className={styles.secretName}>
              <IconKey size={14} aria-hidden="true" />
              <span className="mono">{name}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

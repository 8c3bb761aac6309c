import styles from './shell.module.css';

export function Brand() {
  return (
    <div className={styles.brand}>
      <svg width="24" height="24" viewBox="0 0 24 24" role="img" aria-label="Hookglass">
        <circle cx="10" cy="10" r="6.2" />
        <path d="M14.7 14.7c2.6 2.6 6 1.4 6-1.6" />
      </svg>
    </div>
  );
}

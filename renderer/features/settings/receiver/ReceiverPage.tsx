import styles from '../settings.module.css';
import { PortField } from './PortField.tsx';

/** Where requests are received, and what is accepted. */
export function ReceiverPage() {
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <div className={styles.card}>
          <PortField />
        </div>
      </div>
    </div>
  );
}

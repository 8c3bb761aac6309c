import { useConnection } from '../../services.ts';
import { engineWords } from './engine-words.ts';
import styles from './shell.module.css';

export function EngineLight() {
  const link = useConnection((state) => state.link);
  const process = useConnection((state) => state.process);
  const { tone, label } = engineWords({ link, process });
  return (
    <span className={styles.engine} role="status" aria-label="Engine">
      <span className={styles.dot} data-tone={tone} aria-hidden="true" />
      {label}
    </span>
  );
}

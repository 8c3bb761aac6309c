import { keyed } from '../../../ui/keyed.ts';
import { showInvisible } from '../model/invisible.ts';
import styles from './evidence.module.css';

/** Bytes as text, every invisible character with a sign of its own. */
export function Bytes({ bytes }: { bytes: Uint8Array }) {
  return keyed(showInvisible(bytes)).map(({ key, item }) =>
    item.kind === 'text' ? (
      <span key={key}>{item.text}</span>
    ) : (
      <span key={key}>
        <span className={styles.sign} title={item.name}>
          {item.sign}
        </span>
        {item.breaks ? '\n' : null}
      </span>
    ),
  );
}

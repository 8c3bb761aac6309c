import { useSlice } from '../services.ts';
import styles from './ui.module.css';

export function SpeakerRegion() {
  const text = useSlice(
    (services) => services.speaker,
    (state) => state.text,
  );
  return (
    <div className={styles.unseen} role="status" aria-live="polite" aria-label="Announcements">
      {text}
    </div>
  );
}

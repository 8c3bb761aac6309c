import { type CSSProperties, memo } from 'react';
import styles from './ui.module.css';

interface BadgeProps {
  text: string | null;
  dark: string;
  light: string;
}

type BadgeStyle = CSSProperties & Record<'--badge-dark' | '--badge-light', string>;

/** Two letters of the provider; a quiet dot where none was recognised. */
export const ProviderBadge = memo(function ProviderBadge({ text, dark, light }: BadgeProps) {
  if (text === null) return <span className={`${styles.badge} ${styles.noBadge}`} aria-hidden="true" />;
  const colours: BadgeStyle = { '--badge-dark': dark, '--badge-light': light };
  return (
    <span className={styles.badge} style={colours} aria-hidden="true">
      {text}
    </span>
  );
});

import { Glyph } from './Glyph.tsx';
import styles from './ui.module.css';
import type { GlyphName, Tone } from './verdicts.ts';

export function Tag({ glyph, tone, label }: { glyph: GlyphName; tone: Tone; label: string }) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`} data-tone={tone}>
      <Glyph name={glyph} tone={tone} />
      {label}
    </span>
  );
}

import {
  IconCheck,
  IconCircleDashed,
  IconDots,
  IconExclamationMark,
  IconMinus,
  IconQuestionMark,
  IconScissors,
  IconX,
} from '@tabler/icons-react';
import { memo } from 'react';
import styles from './ui.module.css';
import type { GlyphName, Tone } from './verdicts.ts';

const icons = {
  check: IconCheck,
  cross: IconX,
  bang: IconExclamationMark,
  dashed: IconCircleDashed,
  question: IconQuestionMark,
  minus: IconMinus,
  dots: IconDots,
  cut: IconScissors,
} as const satisfies Record<GlyphName, unknown>;

/** The sign of a verdict. The words stand beside it or in the name of what it is part of. */
export const Glyph = memo(function Glyph({ name, tone }: { name: GlyphName; tone: Tone }) {
  const Icon = icons[name];
  return <Icon className={styles[tone]} size={14} stroke={2.2} aria-hidden="true" />;
});

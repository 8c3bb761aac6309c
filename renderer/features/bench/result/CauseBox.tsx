import type { Ref } from 'react';
import { Glyph } from '../../../ui/Glyph.tsx';
import type { Cause } from '../model/cause.ts';
import styles from './result.module.css';

interface CauseBoxProps {
  cause: Cause;
  heading: Ref<HTMLHeadingElement>;
  codes?: readonly string[];
}

/** The cause, first and big. The focus comes here when a diagnosis is done. */
export function CauseBox({ cause: { tone, glyph, title, text }, heading, codes = [] }: CauseBoxProps) {
  return (
    <div className={styles.cause} data-tone={tone}>
      <span className={styles.causeGlyph}>
        <Glyph name={glyph} tone={tone} />
      </span>
      <div className={styles.causeText}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="muted">{text}</p>
        {codes.length > 0 ? <span className="mono faint">{codes.join(', ')}</span> : null}
      </div>
    </div>
  );
}

import { type ClipboardEvent, type ReactNode, useId } from 'react';
import { pasted, type Source } from '../model/source.ts';
import type { Bench } from '../use-bench.ts';
import { EventChip } from './EventChip.tsx';
import styles from './inputs.module.css';
import { shownText } from './shown-text.ts';
import { takeFile } from './take-file.ts';
import type { EventSource } from './use-event-source.ts';
import { useFileDrop } from './use-file-drop.ts';

interface SourceFieldProps {
  bench: Bench;
  event: EventSource;
  /** The buttons above the field. */
  tools: ReactNode;
}

/** The request, as text that can be typed, pasted or dropped; a captured event or a file stands in the same field. */
export function SourceField({ bench, event, tools }: SourceFieldProps) {
  const id = useId();
  const { source } = bench.inputs;
  const shown = shownText(source, event);
  const give = (next: Source): void => bench.change({ source: next });

  const onPaste = (paste: ClipboardEvent<HTMLTextAreaElement>): void => {
    const { value, selectionStart, selectionEnd } = paste.currentTarget;
    const [file] = paste.clipboardData.files;
    const next = pasted(paste.clipboardData.getData('text/plain'));
    // Text that is put into other text becomes a part of what is typed.
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    const asTyped = !shown.locked && (!replacesAll || next.kind === 'typed');
    if (file === undefined && asTyped) return;
    paste.preventDefault();
    if (file === undefined) give(next);
    else void takeFile(file, give, bench.refuse);
  };
  const { dragging } = useFileDrop((file) => void takeFile(file, give, bench.refuse));
  const problem = bench.problems.source ?? (event.status === 'failed' ? event.problem : null);
  return (
    <section className={styles.source} aria-label="Request" data-dragging={dragging || undefined}>
      <div className={styles.fieldHead}>
        <label htmlFor={id}>Raw request</label>
        {tools}
      </div>
      {source.kind === 'event' ? <EventChip event={event} onLeave={give} /> : null}
      <textarea
        id={id}
        className={`mono ${styles.raw}`}
        rows={10}
        spellCheck={false}
        autoComplete="off"
        placeholder={'POST /hooks HTTP/1.1\nX-Signature: …\n\n{…}'}
        value={shown.text}
        readOnly={shown.locked}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-note`}
        onPaste={onPaste}
        onChange={(change) => give({ kind: 'typed', text: change.currentTarget.value })}
      />
      <p id={`${id}-note`} className={problem === null ? styles.note : styles.problem}>
        {problem ?? shown.note}
      </p>
    </section>
  );
}

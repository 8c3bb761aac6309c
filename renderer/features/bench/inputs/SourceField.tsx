import { type ClipboardEvent, type DragEvent, type ReactNode, useId } from 'react';
import { kindWords, recognise } from '../model/recognise.ts';
import { fieldText, hasCarriageReturns, pasted, type Source } from '../model/source.ts';
import type { Bench } from '../use-bench.ts';
import { EventChip } from './EventChip.tsx';
import styles from './inputs.module.css';
import { takeFile } from './take-file.ts';
import type { EventSource } from './use-event-source.ts';

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
    // Text that is put into other text becomes a part of what is typed.
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    const next = pasted(paste.clipboardData.getData('text/plain'));
    if (file === undefined && (!replacesAll || next.kind === 'typed')) return;
    paste.preventDefault();
    if (file === undefined) give(next);
    else void takeFile(file, give, bench.refuse);
  };
  const onDrop = (drop: DragEvent): void => {
    const [file] = drop.dataTransfer.files;
    if (!file) return;
    drop.preventDefault();
    void takeFile(file, give, bench.refuse);
  };

  const problem = bench.problems.source ?? (event.status === 'failed' ? event.problem : null);
  return (
    <section
      className={styles.source}
      aria-label="Request"
      onDrop={onDrop}
      onDragOver={(drag) => drag.preventDefault()}
    >
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

interface ShownText {
  readonly text: string;
  readonly locked: boolean;
  readonly note: string;
}

function shownText(source: Source, event: EventSource): ShownText {
  if (source.kind === 'event') return eventText(event);
  const { text, locked } = fieldText(source);
  if (source.kind === 'typed')
    return {
      text,
      locked: false,
      note:
        text === ''
          ? 'A raw HTTP request, a cURL command or a HAR. Drop a file here to keep its bytes.'
          : kindWords[recognise(text)],
    };
  const origin = source.name === null ? 'Pasted' : source.name;
  const kind = kindWords[recognise(text)];
  if (locked === 'large')
    return {
      text,
      locked: true,
      note: `${origin}: ${kind} Too large to be edited here; all of it is checked.`,
    };
  if (locked === 'binary')
    return {
      text,
      locked: true,
      note: `${origin}: ${kind} It holds bytes that are no text, so it is not edited here.`,
    };
  const kept = hasCarriageReturns(source.bytes)
    ? ' Its bytes are kept as they are; editing here would write its line ends as LF.'
    : ' Its bytes are kept as they are.';
  return { text, locked: false, note: `${origin}: ${kind}${kept}` };
}

function eventText(event: EventSource): ShownText {
  if (event.status !== 'ready')
    return { text: '', locked: true, note: event.status === 'loading' ? 'Reading the event…' : '' };
  const { text } = fieldText({ kind: 'exact', bytes: event.bytes, name: null });
  const note = event.whole
    ? 'As it was captured; the stored bytes are checked.'
    : 'Its beginning; all of the stored bytes are checked.';
  return { text, locked: true, note };
}

import { kindWords, recognise } from '../model/recognise.ts';
import { fieldText, hasCarriageReturns, type Source } from '../model/source.ts';
import type { EventSource } from './use-event-source.ts';

export interface ShownText {
  readonly text: string;
  readonly locked: boolean;
  readonly note: string;
}

/** What stands in the text field, and the sentence below it. */
export function shownText(source: Source, event: EventSource): ShownText {
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

import { type PathStep, parsePath } from '../compose/set/path.ts';
import type { CallHandlers } from '../contract/calls.ts';
import { type columnCalls, VALUE_LENGTH } from '../contract/column-calls.ts';
import { seqOf } from '../store/ids.ts';
import type { Reader } from '../store/reader.ts';
import type { Database } from '../store/sqlite.ts';
import { createTypeEvents } from '../store/type-events.ts';
import { type EventSource, readEvent } from '../stored-event.ts';
import type { Recorder } from './recorder.ts';

/** Bodies above this are not read for a column: a screen full of them would hold up the capture. */
const LARGEST_BODY = 256 * 1024;

export interface ColumnParts {
  readonly database: Database;
  readonly reader: Pick<Reader, 'bodySlice'>;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly historyName: string;
}

/** One field of the bodies, for the rows that are on the screen. */
export function columnHandlers(parts: ColumnParts): Pick<CallHandlers, keyof typeof columnCalls> {
  const { reader, recorder, historyName } = parts;
  const source: EventSource = { events: createTypeEvents(parts.database), historyName };
  const textAt = (id: string, path: readonly PathStep[]): string | null => {
    const seq = seqOf(historyName, id);
    if (seq === null || (reader.bodySlice(seq, 0, 1)?.total ?? 0) > LARGEST_BODY) return null;
    const read = readEvent(source, seq);
    return read ? textOf(valueAt(read.body, path)) : null;
  };
  return {
    'events.values'({ ids, path }) {
      recorder.flush();
      const steps = parsePath(path);
      return { values: ids.map((id) => textAt(id, steps)) };
    },
  };
}

function valueAt(body: unknown, path: readonly PathStep[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return Object.getOwnPropertyDescriptor(value, step)?.value;
  }, body);
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
}

import { BODY_SLICE, type CallInput, type CallOutput } from '../../../../core/contract/calls.ts';
import { fromBase64, joinBytes } from './bytes.ts';

/** Above this a body is shown only when the user asks for it. */
export const LARGE_BODY = 2 * 1024 * 1024;

export type BodyForm = CallInput<'events.body'>['form'];
export type AskSlice = (input: CallInput<'events.body'>) => Promise<CallOutput<'events.body'>>;

interface ReadOptions {
  id: string;
  form: BodyForm;
  signal: AbortSignal;
  /** Stop after the first slice if the body is larger than this. */
  limit: number;
  onProgress: (loaded: number, total: number) => void;
}

export type ReadResult = { whole: true; bytes: Uint8Array<ArrayBuffer> } | { whole: false; total: number };

/** A body, slice by slice. Rejects when `signal` aborts or the engine refuses. */
export async function readBody(ask: AskSlice, options: ReadOptions): Promise<ReadResult> {
  const { id, form, signal, limit, onProgress } = options;
  const parts: Uint8Array[] = [];
  let loaded = 0;
  for (;;) {
    const slice = await ask({ id, form, offset: loaded, length: BODY_SLICE });
    signal.throwIfAborted();
    if (slice.total > limit) return { whole: false, total: slice.total };
    const part = fromBase64(slice.bytesBase64);
    parts.push(part);
    loaded += part.length;
    onProgress(loaded, slice.total);
    if (loaded >= slice.total) return { whole: true, bytes: joinBytes(parts) };
    // An engine that gives nothing would be asked for ever.
    if (part.length === 0) throw new Error('The engine gave less of the body than it announced.');
  }
}

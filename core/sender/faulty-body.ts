import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { BodyFault } from '../contract/attempts.ts';
import type { Lane } from './lane.ts';

/** A piece is sent as often as this, milliseconds; more seldom only where a single byte takes longer. */
const BEAT_MS = 100;

/** The body as the fault has it. It ends early where the lane is closed, and never with an error. */
export function faultyBody(body: Uint8Array, fault: BodyFault, lane: Lane): Readable {
  const pieces =
    fault.kind === 'slow' ? slow(body, fault.bytesPerSecond, lane.closed) : cut(body, fault, lane);
  return Readable.from(pieces, { objectMode: false });
}

async function* slow(
  body: Uint8Array,
  bytesPerSecond: number,
  closed: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const size = Math.max(1, Math.floor((bytesPerSecond * BEAT_MS) / 1000));
  const beat = (size / bytesPerSecond) * 1000;
  for (let from = 0; from < body.length && !closed.aborted; from += size) {
    if (from > 0) await wait(beat, undefined, { signal: closed }).catch(() => {});
    if (!closed.aborted) yield body.subarray(from, from + size);
  }
}

async function* cut(
  body: Uint8Array,
  { afterBytes }: Extract<BodyFault, { kind: 'cut' }>,
  lane: Lane,
): AsyncGenerator<Uint8Array> {
  yield body.subarray(0, afterBytes);
  if (afterBytes >= body.length) return;
  lane.endWriting();
  // The promised rest never comes; what the target makes of that is waited for.
  if (!lane.closed.aborted)
    await new Promise<void>((resolve) => {
      lane.closed.addEventListener('abort', () => resolve(), { once: true });
    });
}

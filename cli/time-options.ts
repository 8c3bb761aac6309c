import { HookglassError } from '../core/contract/errors.ts';
import { readTimestamp } from '../core/signatures/time.ts';

/** A moment as ISO 8601 with a zone, or as seconds since 1970. Gives milliseconds since 1970, UTC. */
export function parseInstant(text: string): number {
  const ms = readTimestamp(text, 'iso') ?? readTimestamp(text, 's');
  if (ms !== null) return ms;
  throw new HookglassError('bad-argument', `"${text}" is no time. Give it like 2026-01-31T12:00:00Z.`);
}

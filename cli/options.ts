import { InvalidArgumentError } from 'commander';
import { isHost } from '../core/contract/calls.ts';
import { type Speed, speed } from '../core/contract/flow-runs.ts';

/** For options that may be given again. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** A port on the command line; 0 means any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d{1,9}$/.test(text) && count > 0) return count;
  throw new InvalidArgumentError('It is a whole number above 0.');
}

/** A whole number from 1 to `most`. */
export const parseUpTo =
  (most: number) =>
  (text: string): number => {
    const count = Number(text);
    if (/^\d{1,9}$/.test(text) && count > 0 && count <= most) return count;
    throw new InvalidArgumentError(`It is a whole number from 1 to ${most}.`);
  };

/** How many times faster than the provider, or `max`. */
export function parseSpeed(text: string): Speed {
  const parsed = speed.safeParse(text === 'max' ? text : Number(text));
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('It is a number above 0 that waits are divided by, or max.');
}

/** A timer of Node's holds no more milliseconds than this. */
const LONGEST_MS = 2_147_483_647;

/** Seconds, fractions allowed. Gives milliseconds. */
export function parseSeconds(text: string): number {
  const ms = Number(text) * 1000;
  if (/^\d{1,7}(\.\d+)?$/.test(text) && ms > 0 && ms <= LONGEST_MS) return ms;
  throw new InvalidArgumentError('It is a number of seconds above 0, and at most 2147483 (about 24 days).');
}

/** An empty host would be every address of this computer. */
export function parseHost(text: string): string {
  if (isHost(text)) return text;
  throw new InvalidArgumentError('It is an address or a name of this computer, such as 127.0.0.1.');
}

/** A day (2026-11-01, its beginning in UTC) or a moment (2026-11-01T12:00:00Z). Gives milliseconds since 1970, UTC. */
export function parseMoment(text: string): number {
  const isMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const moment = isMoment ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment)) return moment;
  throw new InvalidArgumentError('It is a day such as 2026-11-01, or a time such as 2026-11-01T12:00:00Z.');
}

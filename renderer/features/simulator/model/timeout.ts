import { HookglassError } from '../../../../core/contract/errors.ts';

/** Seconds as they are typed, in milliseconds. Throws a mistake at its field. */
export function readTimeout(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (seconds >= 0.001 && seconds <= 600) return Math.round(seconds * 1000);
  throw new HookglassError('bad-argument', 'A time-out is a number of seconds, from 0.001 to 600.', {
    details: { field: 'timeout' },
  });
}

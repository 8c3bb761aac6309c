/** The first wait, and the longest, in milliseconds. */
const FIRST_MS = 500;
export const LONGEST_WAIT_MS = 30_000;

/**
 * How long to wait before the next try, after so many failures in a row (from 1). Doubles up to a cap; up to half of it is taken
 * off at random, so that many agents do not come back to the service in step.
 * @param random from 0 to below 1
 */
export function waitAfter(failures: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 30));
  return Math.round(whole * (1 - random / 2));
}

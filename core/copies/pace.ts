/**
 * When each copy is due after the first, in milliseconds: the intervals at which the originals came, divided by `speed`; null does not
 * wait at all. `times` are milliseconds since 1970 in the order of sending; a clock that was set back between two does not make the second early.
 */
export function offsets(times: readonly number[], speed: number | null): number[] {
  const [first = 0] = times;
  let latest = first;
  return times.map((time) => {
    latest = Math.max(latest, time);
    return speed === null ? 0 : (latest - first) / speed;
  });
}

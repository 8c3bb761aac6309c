import { closest, distance } from 'fastest-levenshtein';

/** The known name that was most likely meant; null where none is near. */
export function suggest(name: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const best = closest(name, [...known]);
  return distance(name.toLowerCase(), best.toLowerCase()) <= Math.max(2, Math.floor(best.length / 4))
    ? best
    : null;
}

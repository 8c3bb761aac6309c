import type { HeaderPair } from '../contract/models.ts';

const isNamed =
  (name: string) =>
  ([other]: HeaderPair) =>
    other.toLowerCase() === name.toLowerCase();

/** Puts a header in the place of the first of its name, without the others of it; behind the last where there is none. */
export function withHeader(headers: readonly HeaderPair[], [name, value]: HeaderPair): HeaderPair[] {
  const first = headers.findIndex(isNamed(name));
  if (first < 0) return [...headers, [name, value]];
  return headers.flatMap((pair, index): HeaderPair[] => {
    if (index === first) return [[name, value]];
    return isNamed(name)(pair) ? [] : [pair];
  });
}

export function withHeaders(headers: readonly HeaderPair[], put: readonly HeaderPair[]): HeaderPair[] {
  return put.reduce<HeaderPair[]>((all, pair) => withHeader(all, pair), [...headers]);
}

export function withoutHeaders(headers: readonly HeaderPair[], names: readonly string[]): HeaderPair[] {
  return headers.filter((pair) => !names.some((name) => isNamed(name)(pair)));
}

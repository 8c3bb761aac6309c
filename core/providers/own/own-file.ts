import type { Issue } from '../../contract/models.ts';
import { utf8Text } from '../../inspect/body.ts';
import { whereJsonBreaks } from '../../inspect/json.ts';
import { findPitfalls } from '../../inspect/json-pitfalls.ts';
import { type Step, toPointer } from '../pointer.ts';

/** What is wrong at a place of one file. */
export interface Complaint {
  readonly pointer: string;
  readonly reason: string;
}

export const at = (path: readonly Step[], reason: string): Complaint => ({
  pointer: toPointer(path),
  reason,
});

/** What a schema of ours found in one of these files; `base` is where the value that it looked at stands. */
export const complaintsOf = (issues: readonly Issue[], base = ''): Complaint[] =>
  issues.map(({ path, message }) => ({
    pointer: `${base}${path}`,
    reason: message.replace(/^The body /, 'It '),
  }));

/** What the bytes of one of the user's files hold; `value` is absent where that is nothing that can be read. */
export interface ReadFile {
  readonly value?: unknown;
  readonly complaints: readonly Complaint[];
}

/** A value nested deeper than `deepest` is not read: what looks at it later recurses. */
export function readJson(bytes: Uint8Array, deepest = Number.POSITIVE_INFINITY): ReadFile {
  const text = utf8Text(bytes);
  if (text === null) return refused('It is not UTF-8 text. Save it as UTF-8.');
  if (text.startsWith('\u{feff}'))
    return refused('It starts with a byte order mark, which JSON forbids. Save it as UTF-8 without one.');
  try {
    const value = JSON.parse(text) as unknown;
    if (isDeeper(value, deepest)) return refused(`It is nested more than ${deepest} deep.`);
    return { value, complaints: complaintsOf(findPitfalls(text)) };
  } catch {
    const place = whereJsonBreaks(text);
    return refused(place === null ? 'It is not JSON.' : `It is not JSON: it ${place}.`);
  }
}

const refused = (reason: string): ReadFile => ({ complaints: [at([], reason)] });

function isDeeper(value: unknown, deepest: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** Takes what is wrong with a file, by its path in the provider's folder. */
export type Tell = (file: string, complaints: readonly Complaint[]) => void;

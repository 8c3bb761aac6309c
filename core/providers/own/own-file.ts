import type { Issue } from '../../contract/models.ts';
import { utf8Text } from '../../inspect/body.ts';
import { whereJsonBreaks } from '../../inspect/json.ts';
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

/** A value out of the bytes of one of the user's files, or why there is none. */
export function readJson(bytes: Uint8Array): { value: unknown } | { complaint: Complaint } {
  const text = utf8Text(bytes);
  if (text === null) return refused('It is not UTF-8 text. Save it as UTF-8.');
  if (text.startsWith('\u{feff}'))
    return refused('It starts with a byte order mark, which JSON forbids. Save it as UTF-8 without one.');
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const place = whereJsonBreaks(text);
    return refused(place === null ? 'It is not JSON.' : `It is not JSON: it ${place}.`);
  }
}

const refused = (reason: string) => ({ complaint: at([], reason) });

/** Takes what is wrong with a file, by its path in the provider's folder. */
export type Tell = (file: string, complaints: readonly Complaint[]) => void;

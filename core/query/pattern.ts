import type { Pattern } from '../contract/query/ast.ts';

/** Texts are compared without regard to case. */
export const fold = (text: string): string => text.toLowerCase();

/** The whole text, with `*` for any characters. */
export function isPattern({ text, glob }: Pattern, found: string): boolean {
  return glob ? fits(fold(text).split('*'), fold(found)) : fold(found) === fold(text);
}

/** Somewhere in the text. */
export function holdsPattern({ text, glob }: Pattern, found: string): boolean {
  return glob ? isPattern({ text: `*${text}*`, glob }, found) : fold(found).includes(fold(text));
}

/** Whether a text begins with the first part, ends with the last and holds the others between them in their order. */
function fits(parts: readonly string[], found: string): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (found.length < first.length + last.length) return false;
  if (!found.startsWith(first) || !found.endsWith(last)) return false;
  const end = found.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const place = found.indexOf(part, at);
    if (place < 0 || place + part.length > end) return false;
    at = place + part.length;
  }
  return true;
}

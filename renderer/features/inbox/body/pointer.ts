import { childrenOf, type JsonValue, rootValue } from './json-scan.ts';

/** Where a JSON pointer leads in a text. `exact` is false where only an ancestor is there: the field is missing. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly exact: boolean;
}

/** Names of a pointer's steps, unescaped (RFC 6901). */
export function pointerSteps(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The place of the value that the pointer names, its key included; where it is missing, of its nearest ancestor. */
export function locate(text: string, pointer: string): Place | null {
  let value: JsonValue | null = rootValue(text);
  if (!value) return null;
  for (const step of pointerSteps(pointer)) {
    // Of a key that stands twice the last one counts, as in every JSON reader.
    const child: JsonValue | undefined = childrenOf(text, value).findLast(({ label }) => label === step);
    if (!child) return { from: value.labelFrom, to: value.to, exact: false };
    value = child;
  }
  return { from: value.labelFrom, to: value.to, exact: true };
}

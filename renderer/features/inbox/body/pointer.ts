import { type Found, findAll, type Wanted } from './json-find.ts';

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

/** The pointer of a path. */
export function toPointer(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * The places of the values that the pointers name, their keys included; where one is missing, of its nearest
 * ancestor. One scan of the text for all of them: an event may have hundreds of issues and megabytes of body.
 */
export function locateAll(text: string, pointers: readonly string[]): (Place | null)[] {
  const paths = pointers.map(pointerSteps);
  const root = findAll(text, wantedOf(paths));
  return paths.map((steps) => (root ? placeOf(root, steps) : null));
}

function wantedOf(paths: readonly (readonly string[])[]): Wanted {
  const root: Wanted = new Map();
  for (const steps of paths) {
    let below = root;
    for (const step of steps) {
      const next: Wanted = below.get(step) ?? new Map();
      below.set(step, next);
      below = next;
    }
  }
  return root;
}

function placeOf(root: Found, steps: readonly string[]): Place {
  let value = root;
  for (const step of steps) {
    const child = value.children.get(step);
    if (!child) return { from: value.from, to: value.to, exact: false };
    value = child;
  }
  return { from: value.from, to: value.to, exact: true };
}

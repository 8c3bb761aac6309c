import { HookglassError } from '../../contract/errors.ts';

/** One step of a path. A number is an index of a list; a text is a key, or an index where a list stands there. */
export type PathStep = string | number;

/** What is wrong with a path, or with what stands there. */
export function pathError(path: string, reason: string): HookglassError {
  return new HookglassError('path-invalid', `The path "${path}" ${reason}`, { details: { path } });
}

/**
 * Reads `/v2/user_id` (JSON pointer, RFC 6901), `v2.user_id` or `items[0].id`. '' is the whole value. A key with a dot in it
 * needs the pointer. Throws `path-invalid`.
 */
export function parsePath(path: string): PathStep[] {
  if (path === '') return [];
  return path.startsWith('/')
    ? pointerSteps(path)
    : path.split('.').flatMap((part) => dottedSteps(path, part));
}

function pointerSteps(path: string): string[] {
  if (/~(?![01])/.test(path)) throw pathError(path, 'has a "~" that is neither ~0 ("~") nor ~1 ("/").');
  return path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `items[0][1]`: a key and the indices behind it. */
function dottedSteps(path: string, part: string): PathStep[] {
  const [, key, indices] = /^([^[\]]*)((?:\[\d{1,9}\])*)$/.exec(part) ?? [];
  if (key === undefined || indices === undefined)
    throw pathError(path, 'has a bracket that is no index such as [0]. Write a pointer: /items/0/id.');
  if (key === '' && indices === '')
    throw pathError(path, 'has an empty key. Write a pointer (/a//b) where one is meant.');
  const numbers = [...indices.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return key === '' ? numbers : [key, ...numbers];
}

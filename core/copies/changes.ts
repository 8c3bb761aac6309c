import type { HeaderPair } from '../contract/models.ts';
import type { HeaderChange } from '../contract/replay-calls.ts';

/** What becomes of each header of an original in its copy, in the original's order, then what is new. */
export function headerChanges(original: readonly HeaderPair[], copy: readonly HeaderPair[]): HeaderChange[] {
  const left = [...copy];
  const taken = original.map(([name, was]): HeaderChange => {
    const same = left.findIndex(([other, value]) => isSame(other, name) && value === was);
    const at = same >= 0 ? same : left.findIndex(([other]) => isSame(other, name));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (!found) return { name, kind: 'dropped', was, becomes: null, why: why(name, 'dropped') };
    const [, becomes] = found;
    const kind = becomes === was ? 'kept' : 'changed';
    return { name, kind, was, becomes, why: why(name, kind) };
  });
  const added = left.map(
    ([name, becomes]): HeaderChange => ({ name, kind: 'added', was: null, becomes, why: why(name, 'added') }),
  );
  return [...taken, ...added];
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function why(name: string, kind: HeaderChange['kind']): string {
  const key = name.toLowerCase();
  if (kind === 'kept') return '';
  if (kind === 'dropped') return 'of the old connection, or of another signature';
  if (key === 'host') return 'the target’s';
  if (key === 'content-length') return 'the length that is sent';
  if (key === 'connection') return 'of the new connection';
  return 'signed now';
}

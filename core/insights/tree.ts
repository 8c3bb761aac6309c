import type { FieldInfo } from '../contract/models.ts';
import { toPointer } from '../providers/pointer.ts';
import { createField, type Field } from './field.ts';

/** Fields that no document names are kept up to this number, depth and length of name: bodies are what anyone may send. */
const MOST_NEW = 500;
const DEEPEST = 16;
const LONGEST_KEY = 200;

/** The fields of a type: the documented ones from the start, others as they are seen. */
export interface FieldTree {
  readonly root: Field;
  /** The field below another one, made where it is new; null where that would be too many. */
  below(parent: Field, key: string): Field | null;
}

export function createFieldTree(documented: readonly FieldInfo[]): FieldTree {
  const root = createField('', 0, null);
  for (const info of documented) addDocumented(root, info);
  let room = MOST_NEW;
  return {
    root,
    below(parent, key) {
      const known = parent.children.get(key);
      if (known) return known;
      if (room === 0 || parent.depth >= DEEPEST || key.length > LONGEST_KEY) return null;
      room -= 1;
      return addChild(parent, key, null);
    },
  };
}

/** Parents come before their children; a field whose parent is not there has no place. */
function addDocumented(root: Field, info: FieldInfo): void {
  const keys = info.path.split('/').slice(1).map(unescaped);
  const last = keys.pop();
  let parent: Field | undefined = root;
  for (const key of keys) parent = parent?.children.get(key);
  if (parent && last !== undefined) addChild(parent, last, info);
}

function addChild(parent: Field, key: string, info: FieldInfo | null): Field {
  const field = createField(`${parent.path}${toPointer([key])}`, parent.depth + 1, info);
  parent.children.set(key, field);
  return field;
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

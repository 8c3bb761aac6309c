import type { Node } from 'jsonc-parser';
import type { Provider } from '../../providers/provider.ts';
import { parsePath } from '../set/path.ts';
import { jsonTree, memberOf } from '../set/tree.ts';
import { notApplicable } from './not-applicable.ts';

/** JSON pointer to where the body names its type, or could: the provider says where. Throws `fault-not-applicable`. */
export function placeOfType(text: string, provider: Provider | null): string {
  const places = provider?.typePlaces ?? [];
  if (places.length === 0)
    throw notApplicable(
      'unknown-type',
      'nothing says where the body names its type. Set the field yourself.',
    );
  const root = jsonTree(text);
  const place =
    places.find((pointer) => nodeAt(root, pointer) !== null) ??
    places.find((pointer) => nodeAt(root, parentOf(pointer))?.type === 'object');
  if (place !== undefined) return place;
  throw notApplicable('unknown-type', 'the body has no place for a type. Set the field yourself.');
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** Only keys of objects: no type stands in a list. */
function nodeAt(root: Node, pointer: string): Node | null {
  return parsePath(pointer).reduce<Node | null>(
    (node, step) => (node?.type === 'object' ? memberOf(node, String(step)) : null),
    root,
  );
}

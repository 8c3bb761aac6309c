import type { Node } from 'jsonc-parser';
import { parsePointer } from '../providers/pointer.ts';
import { endOf, memberOf, parseMasked } from './set/tree.ts';

/** A stretch of a text, in UTF-16 units. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds where a JSON pointer leads to in a text with variables: to a field's key and value; where it is missing, to the key of what
 * should hold it. Of a text that is no JSON, to where it breaks off.
 */
export function placeFinder(text: string): (pointer: string) => Place {
  const { root, errors } = parseMasked(text);
  const [broken] = errors;
  return (pointer) => {
    if (broken) return { from: broken.offset, to: broken.offset + Math.max(1, broken.length) };
    return root ? placeOf(root, parsePointer(pointer) ?? []) : { from: 0, to: 0 };
  };
}

function placeOf(root: Node, steps: readonly string[]): Place {
  let node = root;
  for (const step of steps) {
    const child = childOf(node, step);
    if (!child) return opening(node);
    node = child;
  }
  return steps.length === 0 ? opening(node) : { from: labelled(node).offset, to: endOf(node) };
}

function childOf(node: Node, step: string): Node | null {
  if (node.type === 'object') return memberOf(node, step);
  return node.type === 'array' ? (node.children?.[Number(step)] ?? null) : null;
}

/** The property that a value stands in, its key included; in a list and at the root, the value itself. */
const labelled = (node: Node): Node => (node.parent?.type === 'property' ? node.parent : node);

/** Where a value begins: to mark all of a large object would mark nothing. */
function opening(node: Node): Place {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  return key ? { from: key.offset, to: endOf(key) } : { from: node.offset, to: node.offset + 1 };
}

import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { HookglassError } from '../../contract/errors.ts';
import { maskVariables } from '../variables/scan.ts';

/**
 * The tree of a JSON text with the offset of each value; `{{…}}` may stand where a value may. Throws `bad-argument` for a text
 * that is no JSON.
 */
export function jsonTree(text: string): Node {
  const { root, errors } = parseMasked(text);
  if (root && errors.length === 0) return root;
  throw new HookglassError('bad-argument', 'The body is not JSON, so no field of it can be set.');
}

/** As much of the tree as there is, and where the text breaks off from JSON. */
export function parseMasked(text: string): { root: Node | undefined; errors: readonly ParseError[] } {
  const errors: ParseError[] = [];
  try {
    const options = { disallowComments: true, allowTrailingComma: false };
    return { root: parseTree(maskVariables(text), errors, options), errors };
  } catch {
    // Nested deeper than the parser's stack.
    return { root: undefined, errors };
  }
}

/** A property's key and value nodes. */
export function propertyParts(property: Node): { key: Node; value: Node } | null {
  const [key, value] = property.children ?? [];
  return key && value ? { key, value } : null;
}

/** The value of a key; of the last one where it stands more than once, which is the one that most parsers take. */
export function memberOf(object: Node, name: string): Node | null {
  const named = (object.children ?? []).filter((property) => propertyParts(property)?.key.value === name);
  const last = named.at(-1);
  return last ? (propertyParts(last)?.value ?? null) : null;
}

export const endOf = (node: Node): number => node.offset + node.length;

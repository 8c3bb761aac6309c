import type { JsonGroup, JsonNode } from './json-tree.ts';

/** Where white space goes. */
export interface Layout {
  readonly afterComma: string;
  readonly afterColon: string;
  /** One level of indentation; null writes everything on one line. */
  readonly indent: string | null;
}

export const compact: Layout = { afterComma: '', afterColon: '', indent: null };
export const spaced: Layout = { afterComma: ' ', afterColon: ' ', indent: null };

export function indented(indent: string): Layout {
  return { afterComma: '', afterColon: ' ', indent };
}

interface Writing {
  readonly layout: Layout;
  readonly limit: number;
  text: string;
}

/**
 * Writes a tree. null where the text grows beyond `limit` characters: a deep and broad one can be indented to gigabytes.
 */
export function writeJson(root: JsonNode, layout: Layout, limit: number): string | null {
  const writing: Writing = { layout, limit, text: '' };
  write(writing, root, '\n');
  return writing.text.length > limit ? null : writing.text;
}

/** `line` is the line break and indentation of the level that the node stands on. */
function write(writing: Writing, node: JsonNode, line: string): void {
  if (typeof node === 'string') writing.text += node;
  else writeGroup(writing, node, line);
}

function writeGroup(writing: Writing, { keys, items }: JsonGroup, line: string): void {
  const { indent, afterComma, afterColon } = writing.layout;
  const inner = indent === null ? '' : line + indent;
  const between = `,${afterComma}${inner}`;
  writing.text += keys ? '{' : '[';
  for (let index = 0; index < items.length && writing.text.length <= writing.limit; index++) {
    const key = keys?.[index];
    writing.text += index === 0 ? inner : between;
    if (key !== undefined) writing.text += `${key}:${afterColon}`;
    write(writing, items[index] ?? '', inner);
  }
  if (items.length > 0 && indent !== null) writing.text += line;
  writing.text += keys ? '}' : ']';
}

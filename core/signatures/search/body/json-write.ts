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
  readonly done: string[];
  /** Of what is done. */
  size: number;
  text: string;
}

/** Characters after which what was put together is made one string: until then it is a chain, which costs memory. */
const CHUNK = 16 * 1024;

/**
 * Writes a tree. null where the text grows beyond `limit` characters: a deep and broad one can be indented to gigabytes.
 */
export function writeJson(root: JsonNode, layout: Layout, limit: number): string | null {
  const writing: Writing = { layout, limit, done: [], size: 0, text: '' };
  write(writing, root, '\n');
  endChunk(writing);
  return writing.size > limit ? null : writing.done.join('');
}

function endChunk(writing: Writing): void {
  // Looking at a character makes a chain of strings one.
  writing.text.charCodeAt(0);
  writing.done.push(writing.text);
  writing.size += writing.text.length;
  writing.text = '';
}

/** `line` is the line break and indentation of the level that the node stands on. */
function write(writing: Writing, node: JsonNode, line: string): void {
  if (typeof node === 'string') writing.text += node;
  else writeGroup(writing, node, line);
  if (writing.text.length > CHUNK) endChunk(writing);
}

function writeGroup(writing: Writing, { keys, items }: JsonGroup, line: string): void {
  const { indent, afterComma, afterColon } = writing.layout;
  const inner = indent === null ? '' : line + indent;
  const between = `,${afterComma}${inner}`;
  writing.text += keys ? '{' : '[';
  for (let index = 0; index < items.length && writing.size <= writing.limit; index++) {
    const key = keys?.[index];
    writing.text += index === 0 ? inner : between;
    if (key !== undefined) writing.text += `${key}:${afterColon}`;
    write(writing, items[index] ?? '', inner);
  }
  if (items.length > 0 && indent !== null) writing.text += line;
  writing.text += keys ? '}' : ']';
}

import type { Node } from 'jsonc-parser';
import { type PathStep, parsePath, pathError } from './path.ts';
import { endOf, jsonTree, memberOf, propertyParts } from './tree.ts';

/** One change of a text: what stands from `offset` on, `length` characters, becomes `content`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

export interface Assignment {
  readonly path: string;
  /** JSON text, spelled as it was given. */
  readonly json: string;
}

/** Reads `path=json`. What is no JSON is taken as a string. Throws `path-invalid`. */
export function parseAssignment(text: string): Assignment {
  const equals = text.indexOf('=');
  if (equals < 0) throw pathError(text, 'has no value. Write path=value, such as v2.user_id=abc.');
  const path = text.slice(0, equals);
  const value = text.slice(equals + 1);
  if (path === '') throw pathError('', 'is empty. Write path=value, such as v2.user_id=abc.');
  parsePath(path);
  return { path, json: isJson(value) ? value.trim() : JSON.stringify(value) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Sets each in turn. All else of the text stays as it is, byte for byte. Throws `path-invalid` and `bad-argument`. */
export function setPaths(text: string, assignments: readonly Assignment[]): string {
  return assignments.reduce((body, assignment) => applyEdit(body, pathEdit(body, assignment)), text);
}

export function applyEdit(text: string, { offset, length, content }: Edit): string {
  return text.slice(0, offset) + content + text.slice(offset + length);
}

/** The one change that sets a path: the value's own characters, or a new member where there was none. */
export function pathEdit(text: string, { path, json }: Assignment): Edit {
  const steps = parsePath(path);
  let node = jsonTree(text);
  for (const [index, step] of steps.entries()) {
    const found = childAt(node, step, path);
    if (!found) return insertion(text, node, step, newValue(steps.slice(index + 1), json));
    node = found;
  }
  return { offset: node.offset, length: node.length, content: json };
}

/** The child that a step leads to; null where it has to be made. */
function childAt(node: Node, step: PathStep, path: string): Node | null {
  if (node.type === 'object') {
    if (typeof step === 'number') throw pathError(path, `has the index [${step}] where an object stands.`);
    return memberOf(node, step);
  }
  if (node.type === 'array') return itemAt(node.children ?? [], step, path);
  throw pathError(
    path,
    `goes on at "${step}" where ${node.type === 'null' ? 'null' : `a ${node.type}`} stands.`,
  );
}

/** `-` is the place behind the last item (RFC 6901 §4). */
function itemAt(items: readonly Node[], step: PathStep, path: string): Node | null {
  if (step === '-') return null;
  if (!/^(?:0|[1-9]\d*)$/.test(String(step)))
    throw pathError(path, `has "${step}" where a list stands. Write an index, or - for a new item.`);
  const index = Number(step);
  if (index > items.length)
    throw pathError(
      path,
      `has the index ${index}, and the list has ${items.length} items. Write ${items.length} to add one.`,
    );
  return items[index] ?? null;
}

/** What has to be made around the value: lists where an index leads on, else objects. */
function newValue(steps: readonly PathStep[], json: string): string {
  return steps.reduceRight<string>(
    (inner, step) =>
      typeof step === 'number' || step === '-' || step === '0'
        ? `[${inner}]`
        : `{${JSON.stringify(step)}: ${inner}}`,
    json,
  );
}

/** A new last member, laid out as the one before it. */
function insertion(text: string, parent: Node, step: PathStep, value: string): Edit {
  const last = parent.children?.at(-1);
  const content = parent.type === 'object' ? `${JSON.stringify(step)}:${gapIn(text, last)}${value}` : value;
  if (!last) return { offset: parent.offset + 1, length: 0, content };
  return { offset: endOf(last), length: 0, content: `,${spaceBefore(text, last)}${content}` };
}

function spaceBefore(text: string, { offset }: Node): string {
  let from = offset;
  while (from > 0 && ' \t\r\n'.includes(text.charAt(from - 1))) from--;
  return text.slice(from, offset);
}

/** What stands between the colon and the value of a property. */
function gapIn(text: string, property: Node | undefined): string {
  const parts = property && propertyParts(property);
  if (!parts || property.colonOffset === undefined) return ' ';
  return text.slice(property.colonOffset + 1, parts.value.offset);
}

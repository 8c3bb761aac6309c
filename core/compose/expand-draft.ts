import type { Draft } from '../contract/drafts.ts';
import { HookglassError } from '../contract/errors.ts';
import type { HeaderPair } from '../contract/models.ts';
import { lineAndColumn } from '../inspect/json.ts';
import { headerValue } from '../inspect/record.ts';
import { type Expanded, expandVariables } from './variables/expand.ts';
import type { TextForm } from './variables/scan.ts';
import type { Scope } from './variables/scope.ts';

/** A draft's message with its variables filled in. */
export interface ExpandedDraft {
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** Throws `variable-invalid` for the first variable that has no value, with its place. */
export function expandDraft(draft: Draft, scope: Scope): ExpandedDraft {
  return {
    url: expand(draft.url, 'text', scope, 'the URL', encodeURIComponent),
    headers: expandHeaders(draft.headers, scope),
    body: expandBody(draft, scope),
  };
}

export function expandHeaders(headers: readonly HeaderPair[], scope: Scope): HeaderPair[] {
  return headers.map(([name, value]) => [name, expand(value, 'text', scope, `the header ${name}`)]);
}

function expandBody({ body, headers }: Draft, scope: Scope): Uint8Array {
  if (body.kind === 'bytes') return Buffer.from(body.bytesBase64, 'base64');
  return Buffer.from(textOf(expandBodyText(body.text, headers, scope), body.text, 'the body'));
}

/** A body of text with its variables filled in, or every problem of them. */
export function expandBodyText(text: string, headers: readonly HeaderPair[], scope: Scope): Expanded {
  return isForm(headers)
    ? expandVariables(text, 'text', scope, encodeURIComponent)
    : expandVariables(text, bodyForm(headers, text), scope);
}

const isForm = (headers: readonly HeaderPair[]): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(headerValue(headers, 'content-type') ?? '');

/** By its content-type; without one, by its looks. */
export function bodyForm(headers: readonly HeaderPair[], text: string): TextForm {
  const type = headerValue(headers, 'content-type');
  if (type !== null) return /\bjson\b/i.test(type) ? 'json' : 'text';
  return /^\s*[{["]/.test(text) ? 'json' : 'text';
}

function expand(
  text: string,
  form: TextForm,
  scope: Scope,
  place: string,
  encode?: (value: string) => string,
): string {
  return textOf(expandVariables(text, form, scope, encode), text, place);
}

function textOf(expanded: Expanded, text: string, place: string): string {
  if (expanded.ok) return expanded.text;
  const [first] = expanded.problems;
  const { offset = 0, name = '', message = '', suggestion = null } = first ?? {};
  const where = text.includes('\n') ? `${place}, ${lineAndColumn(text, offset)}` : place;
  throw new HookglassError('variable-invalid', `In ${where}: ${message}`, {
    details: { place, offset, name, suggestion },
  });
}

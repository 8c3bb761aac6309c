import { rawRequest } from '../compose/http.ts';
import type { AttemptProblem } from '../contract/attempts.ts';
import type { HeaderPair } from '../contract/models.ts';
import { isHeaderName } from '../signatures/header/name.ts';
import type { OutgoingMessage } from './attempt.ts';
import type { Parsed, Target } from './target.ts';

/** The head of a message: its headers, and the bytes that stand for it on the wire. */
export interface Head {
  readonly headers: readonly HeaderPair[];
  readonly bytes: Buffer;
}

/** Methods whose message has a body even where that is empty (RFC 9110 §8.6). */
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Writes the head exactly as it was given, and adds what is missing: `Host` in front, `Content-Length` and (where `close`) `Connection`
 * at the end. A header that HTTP/1.1 cannot carry, or that contradicts the body, is a `header-invalid`.
 */
export function buildHead(message: OutgoingMessage, target: Target, close: boolean): Parsed<Head> {
  const { method } = message;
  // Methods are written with the same characters as names of headers (RFC 9110 §9.1).
  if (!isHeaderName(method) || method === 'CONNECT') return { ok: false, problem: badMethod(method) };
  for (const pair of message.headers) {
    const reason = whyNot(pair, message);
    if (reason !== null) return { ok: false, problem: { code: 'header-invalid', message: reason } };
  }
  const doubled = ['host', 'content-length'].find((name) => count(message.headers, name) > 1);
  if (doubled !== undefined)
    return { ok: false, problem: { code: 'header-invalid', message: twice(doubled) } };

  const headers = complete(message, target, close);
  const bytes = rawRequest({ method, path: target.path, query: null, headers, body: new Uint8Array() });
  return { ok: true, value: { headers, bytes } };
}

function complete({ method, headers, body }: OutgoingMessage, target: Target, close: boolean): HeaderPair[] {
  const all: HeaderPair[] = [...headers];
  if (count(headers, 'host') === 0) all.unshift(['Host', target.authority]);
  if (count(headers, 'content-length') === 0 && (body.length > 0 || WITH_BODY.has(method)))
    all.push(['Content-Length', String(body.length)]);
  if (close && count(headers, 'connection') === 0) all.push(['Connection', 'close']);
  return all;
}

const count = (headers: readonly HeaderPair[], name: string): number =>
  headers.filter(([key]) => key.toLowerCase() === name).length;

/** Headers that would change how the message is framed or answered, and why they cannot be sent. */
const refused: Readonly<Record<string, string>> = {
  'transfer-encoding': 'The body is sent with its Content-Length, and a message must not have both.',
  expect: 'Hookglass sends the body at once and waits for no 100 Continue.',
  upgrade: 'A webhook stays HTTP/1.1.',
};

/** What keeps a header from being sent, in a sentence that does not repeat its value; null where nothing does. */
function whyNot([name, value]: HeaderPair, { body }: OutgoingMessage): string | null {
  if (!isHeaderName(name))
    return `"${name.slice(0, 80)}" is no header name: it has letters, digits and - only, and no space before the colon.`;
  const stray = /[^\t\x20-\x7e\x80-\xff]/u.exec(value)?.[0];
  if (stray !== undefined)
    return `The value of ${name} holds ${inWords(stray)}, which no header can carry. Take it out, or encode it.`;
  const key = name.toLowerCase();
  const reason = Object.hasOwn(refused, key) ? refused[key] : undefined;
  if (reason !== undefined) return `${name} cannot be sent. ${reason} Leave it out.`;
  if (key === 'content-length' && value !== String(body.length))
    return `${name} says ${value.slice(0, 20)}, but the body has ${body.length} bytes. Leave it out: it is added.`;
  return null;
}

function inWords(character: string): string {
  if (character === '\r' || character === '\n') return 'a line break';
  const code = character.codePointAt(0) ?? 0;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code > 0xff ? `"${character}" (${hex}, not latin-1)` : `a control character (${hex})`;
}

function twice(name: string): string {
  const written = name === 'host' ? 'Host' : 'Content-Length';
  return `${written} stands twice, and a message has it once (RFC 9110). Leave one out.`;
}

function badMethod(method: string): AttemptProblem {
  const message =
    method === 'CONNECT'
      ? 'CONNECT opens a tunnel and delivers nothing. Webhooks are sent with POST.'
      : `"${method.slice(0, 40)}" is no HTTP method. Webhooks are sent with POST.`;
  return { code: 'method-invalid', message };
}

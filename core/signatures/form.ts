import { headerValue } from '../inspect/record.ts';
import { bufferOf } from './encoding.ts';
import type { SignedRequest } from './request.ts';

/** Whether a body is a form: what says nothing of its type is taken as one where it is not empty. */
export function isForm({ headers, body }: SignedRequest): boolean {
  const type = headerValue(headers, 'content-type');
  if (type === null) return body.length > 0;
  return /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type);
}

/**
 * A form's parameters as Twilio signs them ("Security", "Validating Signatures from Twilio", and its libraries): sorted
 * by name, each name followed by its value; of a repeated name each different value once, sorted. Latin-1 in and out:
 * one character is one byte of the decoded form.
 */
export function formText(request: SignedRequest): string {
  if (!isForm(request)) return '';
  const parameters = new Map<string, Set<string>>();
  for (const pair of bufferOf(request.body).toString('latin1').split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decodeField(equals < 0 ? pair : pair.slice(0, equals));
    const values = parameters.get(name) ?? new Set();
    parameters.set(name, values.add(equals < 0 ? '' : decodeField(pair.slice(equals + 1))));
  }
  return [...parameters.keys()]
    .sort()
    .flatMap((name) => [...(parameters.get(name) ?? [])].sort().map((value) => name + value))
    .join('');
}

/** A plus is a space, `%xx` a byte; what is no escape stays as it is (WHATWG URL, application/x-www-form-urlencoded). */
function decodeField(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

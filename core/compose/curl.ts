import type { HeaderPair } from '../contract/models.ts';
import { utf8Text } from '../inspect/body.ts';
import { headerValue } from '../inspect/record.ts';

export interface CurlMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** A shell's builtins take longer words than programs: about so many bytes fit into one argument of cURL's. */
const LONGEST_ARGUMENT = 100_000;

/**
 * A line for a POSIX shell that sends the message: method, every header, every byte of the body. (`--data-raw` strips nothing that
 * text carries; other bytes go through base64.) cURL adds `User-Agent` and `Accept` of its own where they are not among the headers,
 * and a header's characters beyond ASCII leave the terminal in UTF-8.
 */
export function curlCommand(message: CurlMessage): string {
  const { method, url, headers, body } = message;
  const text = body.length <= LONGEST_ARGUMENT ? argumentText(body) : null;
  const lines = [...methodLine(method, body), ...headerLines(headers, body)].concat(
    body.length === 0 ? [] : [text === null ? '--data-binary @-' : `--data-raw ${quote(text)}`],
  );
  const input =
    text === null ? `printf %s '${Buffer.from(body).toString('base64')}' | base64 --decode | ` : '';
  return [`${input}curl ${quote(url)}`, ...lines].join(' \\\n  ');
}

/** The body as a shell's argument; null where no argument can carry it. */
function argumentText(body: Uint8Array): string | null {
  const text = utf8Text(body);
  return text === null || text.includes('\0') ? null : text;
}

/** With a body cURL posts, without one it gets. */
function methodLine(method: string, body: Uint8Array): string[] {
  return method === (body.length > 0 ? 'POST' : 'GET') ? [] : [`--request ${quote(method)}`];
}

function headerLines(headers: readonly HeaderPair[], body: Uint8Array): string[] {
  const lines = headers.map(
    ([name, value]) =>
      // Behind a colon with nothing after it cURL would leave the header out.
      `--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`,
  );
  const typed = body.length === 0 || headerValue(headers, 'content-type') !== null;
  return typed ? lines : [...lines, `--header ${quote('Content-Type:')}`];
}

/** Single quotes keep every byte for a POSIX shell but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

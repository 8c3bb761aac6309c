import type { CurlMessage } from '../../compose/curl.ts';
import type { HeaderPair } from '../../contract/models.ts';
import { utf8Text } from '../../inspect/body.ts';

/** Of a header, the name as it stood first, and its values in their order. */
export interface NamedValues {
  readonly name: string;
  readonly values: readonly string[];
}

/** `bytes` is what no literal should hold: it goes through base64. */
export type SnippetBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly base64: string };

export interface Ready {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly NamedValues[];
  readonly body: SnippetBody;
  /** Whether a header says what the body is: some clients say it themselves where none does. */
  readonly typed: boolean;
}

/** Written by each client itself. */
const FRAMING = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export function readyFor({ method, url, headers, body }: CurlMessage): Ready {
  const host = URL.canParse(url) ? new URL(url).host : '';
  const named = gathered(headers).filter(({ name, values }) => {
    const key = name.toLowerCase();
    return !FRAMING.has(key) && !(key === 'host' && values.join() === host);
  });
  const typed = named.some(({ name }) => name.toLowerCase() === 'content-type');
  return { method, url, headers: named, body: bodyOf(body), typed };
}

function gathered(headers: readonly HeaderPair[]): NamedValues[] {
  const found = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of headers) {
    const known = found.get(name.toLowerCase());
    if (known) known.values.push(value);
    else found.set(name.toLowerCase(), { name, values: [value] });
  }
  return [...found.values()];
}

/** Between cookies stands a semicolon (RFC 6265, section 4.2.1). */
export const joined = ({ name, values }: NamedValues): string =>
  values.join(name.toLowerCase() === 'cookie' ? '; ' : ', ');

/** Compilers and editors drop or refuse byte order marks and NULs in a source file, so those are no text here. */
function bodyOf(bytes: Uint8Array): SnippetBody {
  if (bytes.length === 0) return { kind: 'none' };
  const text = utf8Text(bytes);
  return text === null || /[\0\ufeff]/.test(text)
    ? { kind: 'bytes', base64: Buffer.from(bytes).toString('base64') }
    : { kind: 'text', text };
}

import type { CaseEvidence } from '../../../../core/contract/checks.ts';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { formatBytes } from '../../../ui/format.ts';
import { decodeUtf8, fromBase64 } from '../../inbox/body/bytes.ts';

/** What was sent, as it would stand on the wire. */
export function requestText({ request }: CaseEvidence): string {
  const { method, url, headers, bodyBase64, size } = request;
  const target = URL.canParse(url) ? url.slice(new URL(url).origin.length) || '/' : url;
  return message(`${method} ${target} HTTP/1.1`, headers, bodyText(bodyBase64, size));
}

/** What came back; null where nothing did. */
export function responseText({ response }: CaseEvidence): string | null {
  if (!response) return null;
  const { status, headers, bodyBase64, size } = response;
  return message(`HTTP/1.1 ${status}`, headers, bodyText(bodyBase64, size));
}

function message(line: string, headers: readonly HeaderPair[], body: string): string {
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return body === '' ? head : `${head}\n\n${body}`;
}

/** Of a long body the beginning. Characters. */
const SHOWN = 4_000;

function bodyText(base64: string, size: number): string {
  const bytes = fromBase64(base64);
  const cut = bytes.length < size;
  // A body that was cut may end within a character.
  const text = cut ? new TextDecoder().decode(bytes) : decodeUtf8(bytes);
  if (text === null) return `(${formatBytes(size)} that are no text)`;
  return cut || text.length > SHOWN ? `${text.slice(0, SHOWN)}…\n(${formatBytes(size)} in all)` : text;
}

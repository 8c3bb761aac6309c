import type { EventDetail } from '../../../../core/contract/models.ts';
import { joinBytes } from '../../inbox/body/bytes.ts';

type Head = Pick<EventDetail, 'method' | 'path' | 'query' | 'httpVersion' | 'headers'>;

/** A captured event as a raw HTTP/1.1 message: its headers as they came, its body byte for byte. */
export function rawRequest(event: Head, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return joinBytes([latin1(headText(event)), body]);
}

function headText({ method, path, query, httpVersion, headers }: Head): string {
  const target = query === null ? path : `${path}?${query}`;
  const lines = [
    `${method} ${target} HTTP/${httpVersion}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Heads hold one byte a character. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

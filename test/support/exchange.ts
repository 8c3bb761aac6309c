import fc from 'fast-check';
import type { HeaderPair } from '../../core/contract/models.ts';
import type { ExchangeEvent, ImportedEvent } from '../../core/exchange/exchanged.ts';
import { fileReader } from '../../core/exchange/read-file.ts';

/** An event as the history would give it, with changes. */
export function exchangeEvent(
  changes: Partial<ExchangeEvent['detail']> = {},
  body: Uint8Array | string = '{"a":1}',
): ExchangeEvent {
  const bytes = Buffer.from(body);
  return {
    body: bytes,
    detail: {
      id: '0123456789-7',
      seq: 7,
      receivedAt: '2026-11-22T12:41:07.482Z',
      method: 'POST',
      path: '/okhi',
      query: null,
      size: bytes.length,
      capture: 'complete',
      endpoint: null,
      provider: 'okhi',
      eventType: 'verified',
      httpVersion: '1.1',
      remoteAddress: '127.0.0.1',
      headers: [
        ['Host', 'hooks.example.com'],
        ['Content-Type', 'application/json'],
        ['Content-Length', String(bytes.length)],
      ],
      trailers: [],
      captureNote: null,
      imported: null,
      pinned: false,
      note: null,
      answer: { by: null, fault: null, pending: false },
      replayOf: null,
      rulesVersion: 4,
      validation: { status: 'valid', issues: [] },
      signature: { verdict: 'not-checked', scheme: null, diagnoses: [] },
      reply: {
        status: 200,
        durationMs: 1.5,
        headers: [['Content-Type', 'application/json']],
        bodyBase64: Buffer.from('{"ok":true}').toString('base64'),
      },
      ...changes,
    },
  };
}

/** One byte a character, none that a header's value cannot hold, no blank at its ends. */
const headerText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'"\'\\$`!#%&(){}[]<>|;:,=@~^?* ', '\t'),
      fc
        .integer({ min: 0x21, max: 0xff })
        .filter((code) => code !== 0x7f)
        .map((code) => String.fromCharCode(code)),
    ),
    maxLength: 20,
  })
  .map((value) => value.replace(/^[ \t]+|[ \t]+$/g, ''));

const tokenCharacters = "!#$%&'*+.^_`|~-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Names that frame the message or that a client writes by itself are given where the message is put together. */
const ours =
  /^(?:host|content-length|transfer-encoding|connection|expect|upgrade|te|trailer|keep-alive|proxy-.*|http2-.*)$/i;
const headerName = fc.oneof(
  fc.constantFrom(
    'X-A',
    'x-a',
    'Accept',
    'accept',
    'USER-AGENT',
    'User-Agent',
    'Content-Type',
    'content-type',
    'Cookie',
  ),
  fc
    .string({ unit: fc.constantFrom(...tokenCharacters), minLength: 1, maxLength: 12 })
    .filter((name) => !ours.test(name)),
);

const targetText = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-._~!$&\'()*+,;=:@/%[]{}|\\^`"<>', '/../', '%00', '//'),
  maxLength: 20,
});

export const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.json().map((text) => new Uint8Array(Buffer.from(text))),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => new Uint8Array(Buffer.from(text))),
  fc
    .constantFrom('', '### no separator, 3 bytes\nabc', "it's\n\ncurl 'http://x'", '@file', '\ufeff{}')
    .map((text) => new Uint8Array(Buffer.from(text))),
);

export interface AnyRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly headers: HeaderPair[];
  readonly body: Uint8Array;
}

/** A request that HTTP/1.1 carries, framed: its Host in any case and at any place. `host` is its value. */
export const anyRequest = (host: string): fc.Arbitrary<AnyRequest> =>
  fc
    .record({
      method: fc.constantFrom('POST', 'PUT', 'GET', 'DELETE', 'PATCH', 'OPTIONS'),
      path: targetText.map((text) => `/${text}`),
      query: fc.option(targetText),
      headers: fc.array(fc.tuple(headerName, headerText), { maxLength: 6 }),
      hostName: fc.constantFrom('Host', 'host', 'HOST', 'hOsT'),
      place: fc.nat(6),
      framing: fc.constantFrom('Content-Length', 'content-length', 'Transfer-Encoding', 'none'),
      body: anyBody,
    })
    .map(({ hostName, place, framing, headers, body, ...rest }) => {
      const pairs: HeaderPair[] = [...headers];
      pairs.splice(place, 0, [hostName, host]);
      const sent = framing === 'none' ? new Uint8Array() : body;
      if (framing === 'Transfer-Encoding') pairs.push([framing, 'chunked']);
      else if (framing !== 'none') pairs.push([framing, String(sent.length)]);
      return { ...rest, headers: pairs, body: sent };
    });

/** Reads a file in pieces of a size. */
export function readPieces(
  file: Buffer,
  size: number = file.length || 1,
): { events: ImportedEvent[]; reader: ReturnType<typeof fileReader> } {
  const reader = fileReader({ now: 0 });
  const events: ImportedEvent[] = [];
  for (let at = 0; at < file.length; at += size) events.push(...reader.push(file.subarray(at, at + size)));
  events.push(...reader.end());
  return { events, reader };
}

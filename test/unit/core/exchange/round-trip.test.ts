import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportFormat } from '../../../../core/contract/exchange-calls.ts';
import type { ExchangeEvent } from '../../../../core/exchange/exchanged.ts';
import { nothingKnown } from '../../../../core/exchange/mask.ts';
import { fileWriter } from '../../../../core/exchange/write-file.ts';
import { anyRequest, exchangeEvent, readPieces } from '../../../support/exchange.ts';

const exported = (format: ExportFormat, events: readonly ExchangeEvent[], masked = false): Buffer => {
  const alone = events.length === 1;
  const writer = fileWriter({ format, masked, alone, knowledge: nothingKnown, version: '9.9.9', now: 0 });
  const parts = events.map((event, index) => writer.event(event, index === 0));
  return Buffer.concat([writer.start(), ...parts, writer.end()]);
};

/** What has to come back of an event, byte for byte. */
const bytesOf = ({ detail, body }: ExchangeEvent) => {
  const { method, path, query, headers } = detail;
  return { method, path, query, headers, body: Buffer.from(body).toString('latin1') };
};

const anyEvent = anyRequest('hooks.example.com:8080').map(({ body, ...detail }) =>
  exchangeEvent(detail, body),
);

describe.each(['http', 'curl', 'har', 'json'] as const)('as %s', (format) => {
  test('law: what is exported comes back with the same bytes, in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9000 }),
        (events, size) => {
          const file = exported(format, events);
          const { events: back, reader } = readPieces(file, size);
          expect(reader.form).toBe(format);
          expect(reader.skipped).toMatchObject({ count: 0 });
          expect(
            back.map(({ request }) =>
              bytesOf({
                detail: {
                  ...exchangeEvent().detail,
                  ...request,
                  headers: [...request.headers],
                  trailers: [],
                  receivedAt: '',
                },
                body: request.body,
              }),
            ),
          ).toEqual(events.map(bytesOf));
        },
      ),
    );
  });

  test('the moment comes back where there are several, and with the JSON forms always', () => {
    const { events } = readPieces(exported(format, [exchangeEvent(), exchangeEvent()]));
    expect(events.map(({ originalAt }) => originalAt)).toEqual([
      Date.parse('2026-11-22T12:41:07.482Z'),
      Date.parse('2026-11-22T12:41:07.482Z'),
    ]);
  });
});

describe('evidence', () => {
  test('law: it comes back with its bytes, and what was answered, where there are no secrets in it', () => {
    fc.assert(
      fc.property(anyEvent, fc.integer({ min: 1, max: 9000 }), (event, size) => {
        const plain = {
          ...event,
          detail: {
            ...event.detail,
            query: null,
            headers: event.detail.headers.filter(
              ([name]) => !/cookie|token|key|secret|auth|passw|cred/i.test(name),
            ),
          },
        };
        const { events, reader } = readPieces(exported('bundle', [plain]), size);
        expect(reader.form).toBe('bundle');
        expect(events[0]?.request).toMatchObject({
          method: plain.detail.method,
          path: plain.detail.path,
          headers: plain.detail.headers,
        });
        expect(Buffer.from(events[0]?.request.body ?? [])).toEqual(Buffer.from(plain.body));
        expect(events[0]?.reply).toMatchObject({
          status: 200,
          durationMs: 1.5,
          body: Buffer.from('{"ok":true}'),
        });
      }),
    );
  });

  test('is masked whatever was asked for, and says where', () => {
    const event = exchangeEvent({
      headers: [
        ['Authorization', 'Bearer abc'],
        ['Cookie', 'a=b'],
      ],
    });
    const document = JSON.parse(exported('bundle', [event], false).toString());
    expect(document.hookglass).toMatchObject({ kind: 'evidence', version: 1, app: '9.9.9' });
    expect(document.events[0].headers).toEqual([
      ['Authorization', 'Bearer ********'],
      ['Cookie', '********'],
    ]);
    expect(document.events[0].masked).toEqual([
      { place: 'header', name: 'Authorization' },
      { place: 'header', name: 'Cookie' },
    ]);
    expect(JSON.stringify(document)).not.toContain('abc');
  });

  test('of a newer version is refused in words, whatever stands behind', () => {
    const newer = exported('bundle', [exchangeEvent()]).toString().replace('"version":1', '"version":2');
    for (const size of [7, 100_000])
      expect(() => readPieces(Buffer.from(newer), size)).toThrow(/newer version of Hookglass \(format 2/);
  });

  test('bytes that are no HTTP are in it and in JSON lines, and in no form of a request', () => {
    const event = exchangeEvent(
      { capture: 'malformed', method: '', path: '', headers: [] },
      Buffer.from([0xff, 0]),
    );
    expect(readPieces(exported('json', [event])).events[0]?.request).toMatchObject({ capture: 'malformed' });
    expect(readPieces(exported('bundle', [event])).events).toHaveLength(1);
    expect(readPieces(exported('har', [event])).events).toHaveLength(0);
    expect(exported('curl', [event])).toHaveLength(0);
  });
});

import { z } from 'zod';
import { fullEvent as fullEventSchema } from '../contract/models.ts';
import { fullEvent } from '../full-event.ts';
import { unreadable } from '../parse/parsed.ts';
import type { ExchangeEvent, ImportedEvent, ImportReader } from './exchanged.ts';
import { imported, type Moment } from './imported.ts';
import { Skips } from './skips.ts';

/** A body of 32 MB is longer than this in a line. Bytes. */
const LONGEST_LINE = 96 * 1024 * 1024;

export function jsonLine({ detail, body }: ExchangeEvent): string {
  return `${JSON.stringify(fullEvent(detail, body))}\n`;
}

/** As much of an event as its request needs; the rest may be missing. */
const readable = fullEventSchema
  .pick({ method: true, path: true, headers: true, bodyBase64: true })
  .extend(
    fullEventSchema
      .pick({
        query: true,
        receivedAt: true,
        httpVersion: true,
        remoteAddress: true,
        trailers: true,
        capture: true,
        captureNote: true,
        reply: true,
        signature: true,
      })
      .partial().shape,
  )
  .extend({ bodyBase64: z.base64() });

/** An event as `events show --json` prints it, or with a reply that has its headers and body. Throws `request-unreadable`. */
export function readEventObject(value: unknown, moment: Moment): ImportedEvent {
  const parsed = readable.safeParse(value);
  if (!parsed.success)
    throw unreadable(
      'This is no event of Hookglass: "method", "path", "headers" as pairs and "bodyBase64" are due.',
    );
  const { bodyBase64, receivedAt, reply, signature, ...head } = parsed.data;
  const at = Date.parse(receivedAt ?? '');
  const sent = reply && { ...reply, headers: [], body: Buffer.alloc(0) };
  return imported(
    { ...head, query: head.query ?? null, body: Buffer.from(bodyBase64, 'base64') },
    {
      ...moment,
      originalAt: Number.isNaN(at) ? null : at,
      reply: sent ?? null,
      signature: signature ?? null,
    },
  );
}

export function jsonLinesReader(moment: Moment): ImportReader {
  const skips = new Skips();
  let pieces: Buffer[] = [];
  let length = 0;
  const line = (bytes: Buffer): ImportedEvent[] => {
    const text = bytes.toString('utf8').trim();
    return text === '' ? [] : skips.attempt(() => readEventObject(parse(text), moment));
  };
  const flush = (last: Buffer): ImportedEvent[] => {
    const whole = Buffer.concat([...pieces, last]);
    pieces = [];
    length = 0;
    return line(whole);
  };
  return {
    skipped: skips,
    push(piece) {
      const events: ImportedEvent[] = [];
      let start = 0;
      for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, start)) {
        events.push(...flush(piece.subarray(start, end)));
        start = end + 1;
      }
      pieces.push(piece.subarray(start));
      length += piece.length - start;
      if (length > LONGEST_LINE) throw skips.tooLarge(LONGEST_LINE);
      return events;
    },
    end: () => flush(Buffer.alloc(0)),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('It is no HAR, and a line of it is no JSON: events stand one on a line.');
  }
}

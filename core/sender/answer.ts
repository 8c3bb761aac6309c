import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderPair } from '../contract/models.ts';
import type { ReceivedResponse } from './attempt.ts';
import { type Course, receivedBytes } from './course.ts';
import { readStatusLine } from './status-line.ts';

/** An answer while it comes in. */
export class Answer {
  readonly #limit: number;
  #status: number | null = null;
  #headers: readonly HeaderPair[] = [];
  #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  begin(status: number, rawHeaders: RawHeaders): void {
    this.#status = status;
    this.#headers = pairs(rawHeaders);
  }

  /** False where the chunk went over the limit; what fits is kept. */
  add(chunk: Uint8Array): boolean {
    const room = this.#limit - this.#size;
    this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    this.#size += Math.min(chunk.length, room);
    return chunk.length <= room;
  }

  /** What came so far; null before the head was whole. */
  taken(course: Course, truncated: boolean): ReceivedResponse | null {
    if (this.#status === null) return null;
    const body = Buffer.concat(this.#chunks, this.#size);
    this.#chunks = [];
    return {
      status: this.#status,
      ...readStatusLine(receivedBytes(course)),
      headers: this.#headers,
      body,
      truncated,
    };
  }
}

type RawHeaders = Buffer[] | string[] | IncomingHttpHeaders | null | undefined;

/** undici's HTTP/1.1 client gives a flat list of buffers. White space behind a value is no part of it (RFC 9110 §5.5). */
function pairs(raw: RawHeaders): HeaderPair[] {
  if (!Array.isArray(raw)) return [];
  const texts = raw.map((part) => part.toString('latin1').replace(/[ \t]+$/, ''));
  return texts.flatMap((name, index): HeaderPair[] =>
    index % 2 === 0 ? [[name, texts[index + 1] ?? '']] : [],
  );
}

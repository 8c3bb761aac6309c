import type { CodeFormat, ExportFormat } from '../contract/exchange-calls.ts';
import type { EventDetail } from '../contract/models.ts';
import { bundleEntry, bundleFrame } from './bundle.ts';
import { curlBytes } from './curl-write.ts';
import { type ExchangeEvent, eventLabel, isRequest } from './exchanged.ts';
import { testForms } from './handler-tests.ts';
import { harEntry, harFrame } from './har-write.ts';
import { httpMessage, httpPart } from './http-file.ts';
import { jsonLine } from './json-lines.ts';
import { type Masked, maskEvent, type SecretKnowledge } from './mask.ts';
import { snippet } from './snippets.ts';
import { wholeUrl } from './target.ts';

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly masked: boolean;
  readonly knowledge: SecretKnowledge;
  readonly version: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** Whether there is one event only: then no format needs to divide. */
  readonly alone: boolean;
}

/** A file in its parts: what begins it, one event, what stands between two, what ends it. */
interface Frame {
  readonly start: string;
  readonly between: string;
  readonly end: string;
  entry(event: ExchangeEvent, masked: readonly Masked[]): Buffer;
}

/** What was found out needs no HTTP; everything else is a request. */
const holdsAnything: readonly ExportFormat[] = ['json', 'bundle'];

export function canWrite(format: ExportFormat, detail: EventDetail): boolean {
  return holdsAnything.includes(format) || isRequest(detail);
}

/** What an export hides in an event. */
export function maskedFor(
  { format, masked, knowledge }: Pick<ExportRequest, 'format' | 'masked' | 'knowledge'>,
  event: ExchangeEvent,
): { event: ExchangeEvent; masked: readonly Masked[] } {
  // Evidence is made to be given away.
  return masked || format === 'bundle' ? maskEvent(event, knowledge) : { event, masked: [] };
}

/** Writes events one by one into what becomes a file. */
export interface FileWriter {
  start(): Buffer;
  /** Empty for an event that the format cannot hold. `first`: nothing stands before it. */
  event(event: ExchangeEvent, first: boolean): Buffer;
  end(): Buffer;
}

export function fileWriter(request: ExportRequest): FileWriter {
  const frame = frameOf(request);
  return {
    start: () => Buffer.from(frame.start),
    event(given, first) {
      if (!canWrite(request.format, given.detail)) return Buffer.alloc(0);
      const { event, masked } = maskedFor(request, given);
      const entry = frame.entry(event, masked);
      return first || frame.between === '' ? entry : Buffer.concat([Buffer.from(frame.between), entry]);
    },
    end: () => Buffer.from(frame.end),
  };
}

const unframed = { start: '', between: '', end: '' } as const;
const text = (entry: string): Buffer => Buffer.from(entry);

function frameOf({ format, alone, version, now }: ExportRequest): Frame {
  switch (format) {
    case 'curl':
      return { ...unframed, entry: (event) => (alone ? curlBytes(event) : curlPart(event)) };
    case 'http':
      return { ...unframed, entry: alone ? httpMessage : httpPart };
    case 'har':
      return { ...harFrame, start: harFrame.start(version), entry: (event) => text(harEntry(event)) };
    case 'json':
      return { ...unframed, entry: (event) => text(jsonLine(event)) };
    case 'bundle': {
      const start = bundleFrame.start(version, new Date(now).toISOString());
      return { ...bundleFrame, start, entry: (event, masked) => text(bundleEntry(event, masked)) };
    }
    case 'vitest':
    case 'jest':
    case 'pytest': {
      const { start, test } = testForms[format];
      return { ...unframed, start, entry: (event) => text(test(event)) };
    }
    default:
      return { ...unframed, between: '\n', entry: (event) => text(code(format, event)) };
  }
}

function curlPart(event: ExchangeEvent): Buffer {
  return Buffer.concat([
    Buffer.from(`# ${eventLabel(event)}\n`, 'latin1'),
    curlBytes(event),
    Buffer.from('\n\n'),
  ]);
}

function code(format: CodeFormat, { detail, body }: ExchangeEvent): string {
  const { method, headers } = detail;
  return `${snippet(format, { method, url: wholeUrl(detail), headers, body }).trimEnd()}\n`;
}

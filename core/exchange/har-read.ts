import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { captureState, type HeaderPair, headerPair } from '../contract/models.ts';
import type { CapturedRequest } from '../inspect/record.ts';
import { readHarEntry } from '../parse/har.ts';
import { type ParsedRequest, toLatin1 } from '../parse/parsed.ts';
import type { ImportedEvent, ImportedReply } from './exchanged.ts';
import { type HarHead, harRequestHead } from './har-write.ts';
import { imported, type Moment } from './imported.ts';

const ownHead = z.object({
  method: z.string(),
  path: z.string(),
  query: z.string().nullable(),
  headers: z.array(headerPair),
  trailers: z.array(headerPair),
  httpVersion: z.string(),
  remoteAddress: z.string().nullable(),
  capture: captureState,
  captureNote: z.string().nullable(),
});

/** What tools leave out, or write in their own way, costs only itself. */
const surroundings = z.object({
  startedDateTime: z.string().optional().catch(undefined),
  time: z.number().min(0).optional().catch(undefined),
  request: z
    .object({
      httpVersion: z.string().optional().catch(undefined),
      bodySize: z.number().optional().catch(undefined),
    })
    .loose(),
  response: z
    .object({
      status: z.number().int().min(100).max(999),
      headers: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
      content: z
        .object({ text: z.string().optional(), encoding: z.string().optional() })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  _hookglass: ownHead.optional().catch(undefined),
});

/** An event out of one entry of a HAR, whoever wrote it. Throws `request-unreadable`. */
export function readHarEvent(entry: unknown, moment: Moment): ImportedEvent {
  const parsed = readHarEntry(entry);
  const around = surroundings.safeParse(entry);
  if (!around.success) return imported(parsed, { ...moment, originalAt: null });
  const { startedDateTime, response, time, request, _hookglass: own } = around.data;
  const at = Date.parse(startedDateTime ?? '');
  const about = { ...moment, originalAt: Number.isNaN(at) ? null : at };
  const reply = response ? replyOf(response, time ?? 0) : null;
  const head = own && isUnchanged(own, request) ? own : otherHead(parsed, request);
  return imported({ ...head, body: parsed.body }, { ...about, reply });
}

/** Whether the entry still says what we wrote of this head. */
function isUnchanged(own: HarHead, request: Readonly<Record<string, unknown>>): boolean {
  const { method, url, httpVersion, headers } = request;
  return isDeepStrictEqual({ method, url, httpVersion, headers }, harRequestHead(own));
}

/** Tools leave out bodies that are no text; what is missing must not pass as what came. */
function otherHead(parsed: ParsedRequest, { httpVersion: version, bodySize = 0 }: Request): OtherHead {
  const head = { ...parsed, httpVersion: httpVersion(version) };
  if (bodySize <= 0 || bodySize === parsed.body.length) return head;
  const captureNote = `The HAR tells of a body of ${bodySize} bytes and holds ${parsed.body.length}.`;
  return { ...head, capture: 'incomplete', captureNote };
}

/** `HTTP/1.1`, `http/2.0`, `h2`, `h3`. */
function httpVersion(text: string | undefined): string {
  const [, digits] = /^(?:http\/|h)(\d(?:\.\d)?)$/i.exec(text ?? '') ?? [];
  return digits?.replace(/^([23])\.0$/, '$1') ?? '1.1';
}

type Request = z.infer<typeof surroundings>['request'];
type OtherHead = ParsedRequest & Partial<Pick<CapturedRequest, 'httpVersion' | 'capture' | 'captureNote'>>;
type Response = NonNullable<z.infer<typeof surroundings>['response']>;

function replyOf({ status, headers, content }: Response, durationMs: number): ImportedReply {
  const encoding = content?.encoding === 'base64' ? 'base64' : 'utf8';
  return {
    status,
    headers: headers.map(({ name, value }): HeaderPair => [toLatin1(name), toLatin1(value)]),
    body: Buffer.from(content?.text ?? '', encoding),
    durationMs,
  };
}

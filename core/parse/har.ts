import { z } from 'zod';
import type { HeaderPair } from '../contract/models.ts';
import { type ParsedRequest, toLatin1, unreadable } from './parsed.ts';
import { splitUrl } from './target.ts';

const pair = z.object({ name: z.string(), value: z.string() });

/** A request of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/#request). Some tools add an `encoding` to its data. */
const harRequest = z.object({
  method: z.string().min(1),
  url: z.string().min(1),
  headers: z.array(pair).default([]),
  postData: z
    .object({
      mimeType: z.string().default(''),
      text: z.string().optional(),
      params: z.array(z.object({ name: z.string(), value: z.string().default('') })).optional(),
      encoding: z.string().optional(),
    })
    .nullish(),
  bodySize: z.number().optional(),
});
type HarRequest = z.infer<typeof harRequest>;

const harEntry = z.object({ request: harRequest });
const har = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

export interface HarOptions {
  /** Which entry of a whole HAR, from 0; the first where none is given. */
  readonly index?: number;
}

/** Reads a HAR, one of its entries, or the request of one. Throws `request-unreadable`. */
export function parseHar(bytes: Uint8Array, { index }: HarOptions = {}): ParsedRequest {
  const json = readJson(bytes);
  const whole = har.safeParse(json);
  if (!whole.success) return toRequest(oneRequest(json), []);
  const { entries } = whole.data.log;
  const count = entries.length;
  const at = index ?? 0;
  if (at >= count)
    throw unreadable(`The HAR has ${count} requests; there is no number ${at}, counted from 0.`);
  const remarks =
    count > 1 && index === undefined ? [`The HAR has ${count} requests; the first was taken.`] : [];
  return toRequest(oneRequest(entries[at]), remarks);
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw unreadable('This begins like a HAR entry, but it is no JSON. Copy it anew, whole.');
  }
}

function oneRequest(json: unknown): HarRequest {
  const entry = harEntry.safeParse(json);
  if (entry.success) return entry.data.request;
  const alone = harRequest.safeParse(json);
  if (alone.success) return alone.data;
  throw unreadable(
    'This is JSON, but no HAR entry: a "request" with "method", "url" and "headers" is due. A body alone is not enough, for the signature is in the headers.',
  );
}

/** One entry of a HAR, already parsed as JSON. Throws `request-unreadable`. */
export function readHarEntry(json: unknown): ParsedRequest {
  return toRequest(oneRequest(json), []);
}

function toRequest(request: HarRequest, before: readonly string[]): ParsedRequest {
  const location = splitUrl(request.url);
  if (!location) throw unreadable('The "url" of the HAR entry is no full URL.');
  const pseudo = request.headers.filter(({ name }) => name.startsWith(':')).length;
  const data = bodyOf(request);
  return {
    method: request.method,
    url: request.url,
    path: toLatin1(location.path),
    query: location.query === null ? null : toLatin1(location.query),
    headers: request.headers
      .filter(({ name }) => !name.startsWith(':'))
      .map(({ name, value }): HeaderPair => [toLatin1(name), toLatin1(value)]),
    body: data.body,
    remarks: [
      ...before,
      ...(pseudo === 0 ? [] : ['Pseudo-headers of HTTP/2 (:method, :path, …) were left out.']),
      ...data.remarks,
    ],
  };
}

function bodyOf({ postData, bodySize }: HarRequest): { body: Buffer; remarks: string[] } {
  const { body, remarks } = dataOf(postData);
  if (bodySize === undefined || bodySize <= 0 || bodySize === body.length) return { body, remarks };
  const remark = `The HAR says that the body had ${bodySize} bytes; what it holds gives ${body.length}. HAR keeps text, so the bytes may be others than those that were signed.`;
  return { body, remarks: [...remarks, remark] };
}

function dataOf(data: HarRequest['postData']): { body: Buffer; remarks: string[] } {
  if (!data) return { body: Buffer.alloc(0), remarks: [] };
  const { text, encoding, params } = data;
  if (text !== undefined && encoding === 'base64') return { body: Buffer.from(text, 'base64'), remarks: [] };
  if (text !== undefined) return { body: Buffer.from(text, 'utf8'), remarks: [] };
  if (!params || params.length === 0) return { body: Buffer.alloc(0), remarks: [] };
  const form = new URLSearchParams(
    params.map(({ name, value }): [string, string] => [name, value]),
  ).toString();
  return {
    body: Buffer.from(form, 'utf8'),
    remarks: ['The HAR keeps the parameters of the form, not its bytes; the body was put together anew.'],
  };
}

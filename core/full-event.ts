import type { EventDetail, FullEvent } from './contract/models.ts';
import { decodeBody, utf8Text } from './inspect/body.ts';

/** One whole event, as the command line prints it: the bytes as they came, and their text as a view. */
export function fullEvent(detail: EventDetail, body: Uint8Array): FullEvent {
  const decoded = decodeBody(detail.headers, body);
  const { reply, ...rest } = detail;
  return {
    ...rest,
    bodyBase64: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
    text: decoded.ok ? utf8Text(decoded.bytes) : null,
    reply: reply && { status: reply.status, durationMs: reply.durationMs },
  };
}

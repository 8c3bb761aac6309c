import { gzipSync } from 'node:zlib';
import type { HeaderPair } from '../../core/contract/models.ts';
import { type Inspection, inspect } from '../../core/inspect/inspect.ts';
import type { CapturedRequest } from '../../core/inspect/record.ts';
import type { QueryFacts } from '../../core/query/facts.ts';
import { requestFacts } from '../../core/query/request-facts.ts';
import { type Reply, replies } from '../../core/receiver/reply.ts';
import { eventId } from '../../core/store/ids.ts';
import type { Outcome } from '../../core/store/outcome.ts';
import type { Database } from '../../core/store/sqlite.ts';
import { createWriter } from '../../core/store/writer.ts';
import { exampleBodies } from '../../scripts/bench/bodies.mjs';

export const FIRST_AT = Date.parse('2026-11-01T00:00:00Z');

interface Made {
  readonly request: CapturedRequest;
  readonly inspection: Inspection | null;
  readonly reply: { readonly content: Reply; readonly durationMs: number } | null;
}

const odd: readonly (Uint8Array | string)[] = [
  '',
  'no JSON, but user.created',
  Uint8Array.of(0x75, 0x73, 0x65, 0x72, 0xff),
  '{"type":"user.created","data":{"name":"na\\u00efve \\"quoted\\"","n":[1,2.5,"x"],"a.b":null,"on":true}}',
  'ÄÖÜ ΟΔΟΣ İstanbul \0 end',
  `{"long":"${'x'.repeat(5_000)} needle"}`,
];

/** Whether a number is the next of its kind: so odd numbers mix the kinds. */
const every = (n: number, divisor: number): boolean => n % divisor === divisor - 1;

function madeRequest(n: number, plain: Uint8Array): CapturedRequest {
  const zipped = every(n, 11);
  const headers: HeaderPair[] = [['Host', 'localhost']];
  if (every(n, 3)) headers.push(['X-Signature', `sha256=${n.toString(16)}`]);
  if (zipped) headers.push(['Content-Encoding', 'gzip']);
  return {
    ...{ receivedAt: FIRST_AT + n * 60_000, method: every(n, 5) ? 'PUT' : 'POST', httpVersion: '1.1' },
    ...{ path: ['/okhi', '/Okhi/v2', '/okaya'][n % 4] ?? '/', query: every(n, 7) ? `n=${n}&Debug=1` : null },
    ...{ remoteAddress: '127.0.0.1', headers, trailers: [], body: zipped ? gzipSync(plain) : plain },
    ...{ capture: every(n, 13) ? 'cut' : 'complete', captureNote: null },
    endpoint: every(n, 6) ? 'payments' : null,
  };
}

/** Events of every kind, the same at every call: documented ones, broken ones, of every method, path and answer. */
export function madeEvents(count: number): Made[] {
  const bodies = [...exampleBodies().values(), ...odd.map((body) => Buffer.from(body))];
  return Array.from({ length: count }, (_, n): Made => {
    const request = madeRequest(n, bodies[n % bodies.length] ?? new Uint8Array());
    const content = every(n, 17) ? replies.unauthorised : replies.taken;
    return {
      request,
      inspection: every(n, 19) ? null : inspect(request),
      reply: every(n, 23) ? null : { content, durationMs: (n % 40) / 4 },
    };
  });
}

/** Writes them as the engine does, and gives each event's facts, the oldest first. */
export function storeEvents(database: Database, history: string, events: readonly Made[]): QueryFacts[] {
  const { firstSeq } = createWriter(database).commit(
    events.map(({ request }) => request),
    [],
  );
  const outcomes = events.map(
    ({ inspection, reply }, n): Outcome => ({ seq: firstSeq + n, inspection, reply }),
  );
  createWriter(database).commit(
    [],
    outcomes.filter(({ inspection, reply }) => inspection !== null || reply !== null),
  );
  return events.map(({ request, inspection, reply }, n) => {
    const seq = firstSeq + n;
    const answered = reply && { status: reply.content.status, durationMs: reply.durationMs };
    const beside = {
      id: eventId(history, seq),
      seq,
      reply: answered,
      pinned: false,
      note: null,
      replay: false,
      imported: false,
    };
    return requestFacts(request, () => inspection, beside);
  });
}

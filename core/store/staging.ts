import { z } from 'zod';
import { captureState, headerPair, importForm, signature, validation } from '../contract/models.ts';
import { parsedJson } from './rows.ts';
import { type Database, readingFrom } from './sqlite.ts';
import { storing } from './storing.ts';
import type { TakenIn } from './writer.ts';

/**
 * Where the events of an import wait until its file is read to the end. It is no part of the history and in no file of it: what
 * is dropped, or dies with the process, has never been there.
 */
export interface Staging {
  /** Throws `history-write-failed`. */
  add(event: TakenIn): void;
  /** In the order in which they were added, one at a time: together they may be larger than memory. */
  all(): Iterable<TakenIn>;
  drop(): void;
}

const WHAT = 'The import';
let made = 0;

const staged = z.object({
  event: parsedJson(
    z.object({
      request: z.object({
        receivedAt: z.number(),
        method: z.string(),
        path: z.string(),
        query: z.string().nullable(),
        httpVersion: z.string(),
        remoteAddress: z.string().nullable(),
        headers: z.array(headerPair),
        trailers: z.array(headerPair),
        capture: captureState,
        captureNote: z.string().nullable(),
        endpoint: z.string().nullable(),
      }),
      inspection: z.object({
        rulesVersion: z.number(),
        provider: z.string().nullable(),
        eventType: z.string().nullable(),
        validation,
        signature,
      }),
      reply: z
        .object({ status: z.number(), headers: z.array(headerPair), durationMs: z.number() })
        .nullable(),
      form: importForm,
      originalAt: z.number().nullable(),
    }),
  ),
  body: z.instanceof(Uint8Array),
  reply_body: z.instanceof(Uint8Array),
});

export function createStaging(database: Database): Staging {
  made += 1;
  const table = `temp.staged_${made}`;
  database.exec(
    `CREATE TABLE ${table} (id INTEGER PRIMARY KEY, event TEXT NOT NULL, body BLOB NOT NULL, reply_body BLOB NOT NULL) STRICT`,
  );
  const insert = database.prepare(`INSERT INTO ${table} (event, body, reply_body) VALUES (?, ?, ?)`);
  const after = database.prepare(`SELECT event, body, reply_body FROM ${table} WHERE id = ?`);
  let count = 0;
  return {
    add({ request, inspection, reply, form, originalAt }) {
      const { body, ...head } = request;
      const event = JSON.stringify({ request: head, inspection, reply: answered(reply), form, originalAt });
      storing(WHAT, () => insert.run(event, body, reply?.content.body ?? new Uint8Array()));
      count += 1;
    },
    *all() {
      for (let id = 1; id <= count; id++) {
        const { event, body, reply_body } = staged.parse(readingFrom(() => after.get(id)));
        const { request, reply, ...rest } = event;
        const content = reply && { status: reply.status, headers: reply.headers, body: reply_body };
        const sent = reply && content && { content, durationMs: reply.durationMs };
        yield { ...rest, request: { ...request, body }, reply: sent };
      }
    },
    drop: () => database.exec(`DROP TABLE ${table}`),
  };
}

function answered(reply: TakenIn['reply']) {
  if (!reply) return null;
  const { status, headers } = reply.content;
  return { status, headers, durationMs: reply.durationMs };
}

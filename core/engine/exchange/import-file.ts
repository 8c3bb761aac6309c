import type { Clock } from '../../clock.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { ImportResult } from '../../contract/exchange-calls.ts';
import type { SignatureVerdict } from '../../contract/models.ts';
import type { ImportedEvent } from '../../exchange/exchanged.ts';
import { type FileReader, fileReader } from '../../exchange/read-file.ts';
import type { Inspection } from '../../inspect/inspect.ts';
import type { Removals } from '../../store/removals.ts';
import type { Database } from '../../store/sqlite.ts';
import { createStaging, type Staging } from '../../store/staging.ts';
import { storing } from '../../store/storing.ts';
import type { TakenIn, Writer } from '../../store/writer.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Hub } from '../hub.ts';
import type { Inspecting } from '../inspecting.ts';
import type { Job } from '../jobs.ts';
import type { KeepingWork } from '../keeping/handlers.ts';
import type { Recorder, StoredEvent } from '../recorder.ts';
import type { SearchRunner } from '../search/runner.ts';
import type { Pieces } from './pieces.ts';

export interface ImportParts {
  readonly database: Database;
  readonly writer: Writer;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly hub: Pick<Hub<StoredEvent>, 'eventsAdded'>;
  readonly endpoints: Endpoints;
  readonly inspecting: Inspecting;
  readonly clock: Clock;
  readonly removals: Pick<Removals, 'gaps' | 'hide' | 'reveal'>;
  /** Told of what came, for those who search. */
  readonly stored: (events: readonly StoredEvent[]) => void;
  readonly runner: Pick<SearchRunner, 'reinspected' | 'arrived'>;
  readonly keeping: Pick<KeepingWork, 'onListChange' | 'discard'>;
}

/** Parsed at one go, between two looks at what arrived meanwhile. Bytes. */
const SLICE = 64 * 1024;
const WHAT = 'The import';

/**
 * Takes in a file. All of it is read, judged and set aside first, so that a file that breaks off, or a cancelled import, leaves
 * nothing; then it becomes part of the history.
 */
export async function importFile(
  parts: ImportParts,
  job: Job,
  size: number,
  pieces: Pieces,
): Promise<ImportResult> {
  const staging = createStaging(parts.database);
  try {
    const reader = fileReader({ now: parts.clock.now() });
    const newest = await readAll(parts, { job, size, pieces, staging, reader });
    if (!newest) throw nothingIn(reader.skipped.reason);
    return await finish(parts, job, { size, staging, reader }, newest);
  } finally {
    staging.drop();
  }
}

interface Reading {
  readonly job: Job;
  readonly size: number;
  readonly pieces: Pieces;
  readonly staging: Staging;
  readonly reader: FileReader;
}

/** Gives the last event; null where there was none. */
async function readAll(
  parts: ImportParts,
  { job, size, pieces, staging, reader }: Reading,
): Promise<TakenIn | null> {
  let done = 0;
  let newest: TakenIn | null = null;
  const keep = async (events: readonly ImportedEvent[]): Promise<void> => {
    for (const event of events) {
      newest = judged(parts, event, reader);
      staging.add(newest);
      await job.step(done, 2 * size);
    }
  };
  for (let last = false; !last; ) {
    const piece = await pieces.next();
    last = piece.last;
    for (let at = 0; at < piece.bytes.length; at += SLICE) {
      await keep(reader.push(piece.bytes.subarray(at, at + SLICE)));
      done = Math.min(size, done + SLICE);
      await job.step(done, 2 * size);
    }
  }
  await keep(reader.end());
  return newest;
}

/** An imported event is judged as if it had come in here when it first came. */
function judged({ endpoints, inspecting }: ImportParts, event: ImportedEvent, { form }: FileReader): TakenIn {
  const request = { ...event.request, endpoint: endpoints.slugOf(event.request.path) };
  const inspection = withSignature(inspecting.inspect(request), event.signature);
  const { reply, originalAt } = event;
  const content = reply && { status: reply.status, headers: reply.headers, body: reply.body };
  const sent = reply && content && { content, durationMs: reply.durationMs };
  return { request, inspection, reply: sent, form: form ?? 'http', originalAt };
}

const CHECKED: readonly SignatureVerdict[] = ['verified', 'verified-previous', 'failed', 'missing'];

/** Where there is no secret to check it with, the verdict is the one of who had it. */
function withSignature(found: Inspection, told: ImportedEvent['signature']): Inspection {
  const takesIt = told && found.signature.verdict === 'not-checked' && CHECKED.includes(told.verdict);
  return takesIt ? { ...found, signature: told } : found;
}

/**
 * Makes it part of the history: written in slices, so that whoever sends meanwhile hardly waits, hidden until the last of them, and
 * then shown at once. Cancelled, refused by the disk or dead in between, nothing of it has been there.
 */
async function finish(
  parts: ImportParts,
  job: Job,
  { size, staging, reader }: Pick<Reading, 'size' | 'staging' | 'reader'>,
  newest: TakenIn,
): Promise<ImportResult> {
  const { recorder, writer, clock, removals } = parts;
  // What arrived before has the lower numbers.
  recorder.flush();
  const now = clock.now();
  const { count } = staging;
  const { first, hidden } = writer.reserve(count, (from) => ({
    first: from,
    hidden: removals.hide({ first: from, last: from + count - 1 }, now),
  }));
  try {
    const copying = staging.copy(first, now);
    storing(WHAT, () => writer.change(copying.begin));
    for (let copied = 0; copied < count; ) {
      storing(WHAT, () =>
        writer.change(() => {
          copied = copying.slice();
        }),
      );
      await job.step(size + Math.round((copied / count) * size), 2 * size);
    }
    removals.reveal(hidden);
  } catch (thrown) {
    parts.keeping.discard(hidden);
    throw thrown;
  }
  const last = first + count - 1;
  tell(parts, { ...newest, seq: last, now });
  const { count: skipped, reason } = reader.skipped;
  return { form: reader.form ?? 'http', events: count, first, last, skipped, reason };
}

/** The newest is told; a page asks for the others. Where others came while it was written, it is not the newest of all. */
function tell(
  { writer, hub, removals, stored, runner, keeping }: ImportParts,
  {
    seq,
    now,
    request,
    inspection,
    reply,
    form,
    originalAt,
  }: TakenIn & { readonly seq: number; readonly now: number },
): void {
  if (writer.lastSeq === seq) {
    const imported = { form, originalAt: originalAt === null ? null : new Date(originalAt).toISOString() };
    const newest = [{ seq, request: { ...request, receivedAt: now }, inspection, reply, imported }];
    hub.eventsAdded(newest, writer.lastSeq - removals.gaps.size);
    stored(newest);
  }
  // Counters and the search went past its numbers, and the index waited for it.
  runner.reinspected();
  keeping.onListChange();
  runner.arrived();
}

function nothingIn(reason: string | null): HookglassError {
  const why = reason === null ? 'It holds no request.' : reason;
  return new HookglassError(
    'import-unreadable',
    `Nothing in this file could be imported. ${why} Hookglass reads HAR, JSON lines, cURL commands, HTTP files and its own evidence.`,
  );
}

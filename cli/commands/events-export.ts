import { createWriteStream } from 'node:fs';
import process from 'node:process';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { type Archive, eventNotFound, openArchive } from '../../core/archive.ts';
import { systemClock } from '../../core/clock.ts';
import { HookglassError, reasonOf } from '../../core/contract/errors.ts';
import { exportFormat } from '../../core/contract/exchange-calls.ts';
import { countMasked, type Masked } from '../../core/exchange/mask.ts';
import { tokenHeaders } from '../../core/exchange/token-headers.ts';
import { fileWriter, maskedFor } from '../../core/exchange/write-file.ts';
import { builtInRegistry } from '../../core/providers/registry.ts';
import { readQuery } from '../../core/query/read.ts';
import { matching } from '../matching.ts';
import { wantsJson } from '../run.ts';
import { printRemark } from '../sending.ts';
import { dataDirOf, version } from '../surroundings.ts';

const optionsSchema = z.object({
  format: exportFormat,
  type: z.string().optional(),
  limit: z.number().optional(),
  query: z.string().optional(),
  withSecrets: z.boolean().default(false),
  output: z.string().optional(),
  data: z.string().optional(),
});
type Options = z.infer<typeof optionsSchema>;

export async function exportEvents(ids: readonly string[], given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  if (options.query !== undefined) readQuery(options.query);
  const archive = openArchive(dataDirOf(options.data));
  if (!archive && ids[0] !== undefined) throw eventNotFound(ids[0]);
  try {
    await writeAll(archive, ids.length > 0 || !archive ? ids : chosen(archive, options), options);
  } finally {
    archive?.close();
  }
}

/** Of a history that is not there yet it is a file with no events, as of one that is empty. */
async function writeAll(archive: Archive | null, ids: readonly string[], options: Options): Promise<void> {
  // The command line has no vault: it masks what the headers' names tell.
  const knowledge = { headers: new Set(tokenHeaders(builtInRegistry)), secrets: [] };
  const request = { format: options.format, masked: !options.withSecrets, knowledge };
  const writer = fileWriter({ ...request, version, now: systemClock.now(), alone: ids.length === 1 });
  const masked: Masked[] = [];
  let first = true;
  const write = outputOf(options.output);
  await write(writer.start());
  for (const event of eventsOf(archive, ids)) {
    const bytes = writer.event(event, first);
    if (bytes.length === 0) continue;
    first = false;
    masked.push(...maskedFor(request, event).masked);
    await write(bytes);
  }
  await write(writer.end());
  await write(null);
  if (masked.length > 0) printRemark(maskedWords(masked), wantsJson());
}

function* eventsOf(archive: Archive | null, ids: readonly string[]): Generator<ReturnType<Archive['event']>> {
  if (archive) for (const id of ids) yield archive.event(id);
}

function maskedWords(masked: readonly Masked[]): string {
  const places = countMasked(masked).map(
    ({ place, name, count }) => `${name === '' ? place : name} (${count})`,
  );
  return `Masked: ${places.join(', ')}. --with-secrets leaves them as they came.`;
}

/** The newest that are asked for, the oldest of them first. */
function chosen(archive: Archive, { type, query, limit = Number.POSITIVE_INFINITY }: Options): string[] {
  const ids: string[] = [];
  for (const event of matching(archive, query)) {
    if (ids.length >= limit) break;
    if (isOf(event, type)) ids.push(event.id);
  }
  return ids.reverse();
}

function isOf(
  event: { provider: string | null; eventType: string | null },
  type: string | undefined,
): boolean {
  return type === undefined || type === event.eventType || type === `${event.provider}/${event.eventType}`;
}

/** Writes in order, and waits where the reader is slower; null ends it. */
function outputOf(file: string | undefined): (bytes: Buffer | null) => Promise<void> {
  const stream: Writable = file === undefined ? process.stdout : createWriteStream(file);
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => {});
  const written = (bytes: Buffer | null): Promise<void> =>
    new Promise((resolve) => {
      if (bytes !== null) stream.write(bytes, () => resolve());
      else if (stream === process.stdout) resolve();
      else stream.end(resolve);
    });
  return (bytes) =>
    Promise.race([written(bytes), failed]).catch((thrown: unknown) => {
      const reason = reasonOf(thrown);
      throw new HookglassError('file-not-written', `The export could not be written: ${reason}.`, {
        cause: thrown,
      });
    });
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import process from 'node:process';
import { z } from 'zod';
import { HookglassError, reasonOf } from '../../core/contract/errors.ts';
import { exchangeCalls, IMPORT_PIECE, type ImportResult } from '../../core/contract/exchange-calls.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { printJson, printLine } from '../io.ts';
import { dataDirOf } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

const optionsSchema = z.object({ data: z.string().optional(), json: z.boolean().default(false) });

const JOB = 'import';
const CLEAR_LINE = '\r\u001b[K';

/** Through the engine, as the window does it. Ctrl+C ends the process, and nothing of the import has been stored by then. */
export async function importEvents(file: string, given: unknown): Promise<void> {
  const { data, json } = optionsSchema.parse(given);
  const size = file === '-' ? 0 : await sizeOf(file);
  const told = await withEngine(dataDirOf(data), (engine) => importFrom(engine, file, size));
  if (json) printJson({ type: 'imported', ...told });
  else for (const line of words(told)) printLine(line);
}

async function importFrom(engine: Engine, file: string, size: number): Promise<ImportResult> {
  const result = engine.call('exchange.import', { job: JOB, size });
  const giving = givePieces(engine, file, size).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  try {
    return exchangeCalls['exchange.import'].output.parse(await result);
  } catch (thrown) {
    const problem = await giving;
    // A file that could not be read ended the import; anything else that ended it also ended the giving.
    throw problem instanceof HookglassError && problem.code === 'file-unreadable' ? problem : thrown;
  }
}

async function givePieces(engine: Engine, file: string, size: number): Promise<void> {
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: IMPORT_PIECE });
  let done = 0;
  const give = async (bytes: Buffer, last: boolean): Promise<void> => {
    await engine.call('exchange.piece', { job: JOB, bytesBase64: bytes.toString('base64'), last });
    done += bytes.length;
    tell(done, size);
  };
  try {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk as Buffer);
      for (let at = 0; at < bytes.length; at += IMPORT_PIECE)
        await give(bytes.subarray(at, at + IMPORT_PIECE), false);
    }
  } catch (thrown) {
    await engine.call('jobs.cancel', { job: JOB });
    throw thrown instanceof HookglassError ? thrown : unreadable(file, thrown);
  }
  await give(Buffer.alloc(0), true);
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
}

function tell(done: number, size: number): void {
  if (!process.stderr.isTTY || size === 0) return;
  process.stderr.write(
    `${CLEAR_LINE}Reading: ${Math.floor((done / size) * 100)} %. Ctrl+C ends it and imports nothing.`,
  );
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
}

function unreadable(file: string, thrown: unknown): HookglassError {
  const reason = reasonOf(thrown);
  return new HookglassError('file-unreadable', `The file ${file} could not be read: ${reason}.`, {
    cause: thrown,
  });
}

function words({ events, form, first, last, skipped, reason }: ImportResult): string[] {
  const which = first === last ? `#${first}` : `#${first} to #${last}`;
  const taken = `Imported ${events} ${events === 1 ? 'event' : 'events'} (${form}): ${which}.`;
  if (skipped === 0) return [taken];
  return [taken, `${skipped} could not be read. ${reason ?? ''}`.trimEnd()];
}

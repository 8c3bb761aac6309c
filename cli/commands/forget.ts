import process from 'node:process';
import { z } from 'zod';
import { eventNotFound, openArchive } from '../../core/archive.ts';
import { systemClock } from '../../core/clock.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import { type Forgetting, openForForgetting } from '../../core/forget.ts';
import { readQuery } from '../../core/query/read.ts';
import { isMeant } from '../ask.ts';
import { exit, printJson, printLine } from '../io.ts';
import { printRemark } from '../sending.ts';
import { dataDirOf } from '../surroundings.ts';

const forgetOptions = z.object({
  data: z.string().optional(),
  json: z.boolean().default(false),
  before: z.number().optional(),
  query: z.string().optional(),
  yes: z.boolean().default(false),
});
type ForgetOptions = z.infer<typeof forgetOptions>;

/** Takes events out of the history for good, after a question or with `--yes`. */
export async function forget(ids: readonly string[], given: unknown): Promise<void> {
  const options = forgetOptions.parse(given);
  if (ids.length === 0 && options.before === undefined && options.query === undefined)
    throw new HookglassError(
      'bad-argument',
      'Say which events: their ids or numbers, --query a search, or --before a time.',
    );
  const dataDir = dataDirOf(options.data);
  const found = options.query === undefined ? [] : foundBy(dataDir, options.query);
  const history = openForForgetting(dataDir, { pid: process.pid, now: systemClock.now() });
  if (!history) {
    const [id] = ids;
    if (id !== undefined) throw eventNotFound(id);
    return tell(0, options);
  }
  try {
    const seqs = [...new Set([...meant(history, ids, options.before), ...found])];
    if (seqs.length === 0) return tell(0, options);
    const events = words(seqs.length);
    if (!(await isMeant(options, { question: `Remove ${events} for good?`, what: `removes ${events}` }))) {
      printRemark('Nothing was removed.', options.json);
      process.exitCode = exit.no;
      return;
    }
    tell(history.forget(seqs), options);
  } finally {
    history.close();
  }
}

/** Named events go even with a pin or a note: whoever names one means it. */
function meant(history: Forgetting, ids: readonly string[], before: number | undefined): number[] {
  const named = ids.map((id) => {
    const seq = history.seqOf(id);
    if (seq === null) throw eventNotFound(id);
    return seq;
  });
  const old = before === undefined ? [] : history.unmarked(({ receivedAt }) => receivedAt < before);
  return [...named, ...old];
}

/** What a search finds and has neither pin nor note. */
function foundBy(dataDir: string, query: string): number[] {
  readQuery(query);
  const archive = openArchive(dataDir);
  if (!archive) return [];
  try {
    const unmarked = [...archive.find(query)].filter(({ pinned, note }) => !pinned && note === null);
    return unmarked.map(({ seq }) => seq);
  } finally {
    archive.close();
  }
}

function tell(events: number, { json }: ForgetOptions): void {
  if (json) printJson({ type: 'forgotten', events });
  else printLine(events === 0 ? 'There was nothing to remove.' : `Removed ${words(events)} for good.`);
}

const words = (count: number): string => `${count} ${count === 1 ? 'event' : 'events'}`;

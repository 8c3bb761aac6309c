import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import { HookglassError, reasonOf } from '../../core/contract/errors.ts';
import type { SetupChange } from '../../core/contract/setup.ts';
import { pageChanges, setupToFile, withSetup } from '../../core/contract/setup-page.ts';
import { readSetup } from '../../core/contract/setup-read.ts';
import { setupPartWords, setupTitle } from '../../core/contract/setup-words.ts';
import { readInput } from '../input.ts';
import { printAside, printJson, printLine } from '../io.ts';
import { readSettingsFile, settingsFileIn, writeSettingsFile } from '../settings-file.ts';
import { dataDirOf, version } from '../surroundings.ts';
import { call, withEngine } from '../with-engine.ts';

const optionsSchema = z.object({
  data: z.string().optional(),
  dryRun: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** What is set, as a file; secrets are named in it and not in it. */
export async function exportSettings(file: string | undefined, given: unknown): Promise<void> {
  const { data, json } = optionsSchema.parse(given);
  const dataDir = dataDirOf(data);
  const written = await withEngine(dataDir, async (engine) => {
    const { setup } = await call(engine, 'setup.export', {});
    const { settings } = readSettingsFile(dataDir);
    return setupToFile({ ...setup, desktop: settings.desktop }, settings.interface, {
      version,
      now: systemClock.now(),
    });
  });
  const text = `${JSON.stringify(written, null, 2)}\n`;
  if (file === undefined) process.stdout.write(json ? `${JSON.stringify(written)}\n` : text);
  else await write(file, text);
  for (const name of written.secrets) printAside(`Not in it: ${name}`);
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw new HookglassError('file-not-written', `The file ${file} could not be written: ${reason}.`, {
      cause: thrown,
    });
  }
}

/** All or nothing; what is there and not in the file stays as it is. */
export async function importSettings(file: string, given: unknown): Promise<void> {
  const { data, dryRun, json } = optionsSchema.parse(given);
  const dataDir = dataDirOf(data);
  const setup = readSetup((await readInput(file)).toString('utf8'));
  await withEngine(dataDir, async (engine) => {
    const { settings, trouble } = readSettingsFile(dataDir);
    if (trouble)
      throw new HookglassError(
        'import-unreadable',
        `The settings in ${settingsFileIn(dataDir)} cannot be read whole. Open the window once: it keeps a copy and says what is wrong. Nothing was changed.`,
      );
    const { changes, missing } = await call(engine, 'setup.preview', { setup });
    const all = [...pageChanges(settings, setup), ...changes];
    if (!dryRun) {
      await call(engine, 'setup.apply', { setup });
      try {
        await writeSettingsFile(dataDir, withSetup(settings, setup));
      } catch (thrown) {
        await call(engine, 'setup.undo', {});
        throw thrown;
      }
    }
    tell(all, missing, { dryRun, json });
  });
}

function tell(
  changes: readonly SetupChange[],
  missing: readonly string[],
  { dryRun, json }: { dryRun: boolean; json: boolean },
): void {
  for (const one of changes) {
    if (json) printJson({ type: 'change', ...one });
    else tellChange(one);
  }
  for (const secret of missing) {
    if (json) printJson({ type: 'missing', secret });
    else printAside(`To be set again: ${secret}`);
  }
  const count = changes.filter(({ change }) => change !== 'same').length;
  if (!json) printLine(dryRun ? `${count} would change; nothing was changed.` : `${count} changed.`);
}

function tellChange(one: SetupChange): void {
  if (one.change === 'same') return;
  printLine(`${one.change === 'added' ? '+' : '~'} ${setupTitle(one)}`);
  for (const part of one.parts) printLine(`    ${setupPartWords(part)}`);
}

export function settingsPath(given: unknown): Promise<void> {
  const { data, json } = optionsSchema.parse(given);
  const path = settingsFileIn(dataDirOf(data));
  if (json) printJson({ path });
  else printLine(path);
  return Promise.resolve();
}

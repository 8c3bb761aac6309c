import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HookglassError, reasonOf } from '../core/contract/errors.ts';
import { type Settings, settingsForm } from '../core/contract/settings-file.ts';
import { type ReadVersioned, readVersioned } from '../core/contract/versioned.ts';
import { writeWhole } from '../core/write-whole.ts';

/** Where the window keeps its settings. */
export const settingsFileIn = (dataDir: string): string => join(dataDir, 'settings.json');

export function readSettingsFile(dataDir: string): ReadVersioned<Settings> {
  const path = settingsFileIn(dataDir);
  return readVersioned(existsSync(path) ? readFileSync(path, 'utf8') : null, settingsForm);
}

/** Whole or not at all. Only while the data folder is ours: the window writes the same file. */
export async function writeSettingsFile(dataDir: string, settings: Settings): Promise<void> {
  const path = settingsFileIn(dataDir);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeWhole(path, JSON.stringify(settings, null, '\t'));
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw new HookglassError(
      'file-not-written',
      `${path} could not be written: ${reason}. Nothing was changed.`,
      {
        cause: thrown,
      },
    );
  }
}

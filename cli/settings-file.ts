import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HookglassError } from '../core/contract/errors.ts';
import { type Settings, settingsForm } from '../core/contract/settings-file.ts';
import { type ReadVersioned, readVersioned } from '../core/contract/versioned.ts';

/** Where the window keeps its settings. */
export const settingsFileIn = (dataDir: string): string => join(dataDir, 'settings.json');

export function readSettingsFile(dataDir: string): ReadVersioned<Settings> {
  const path = settingsFileIn(dataDir);
  return readVersioned(existsSync(path) ? readFileSync(path, 'utf8') : null, settingsForm);
}

/** Whole or not at all. Only while the data folder is ours: the window writes the same file. */
export async function writeSettingsFile(dataDir: string, settings: Settings): Promise<void> {
  const path = settingsFileIn(dataDir);
  const fresh = `${path}.new`;
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(fresh, JSON.stringify(settings, null, '\t'));
    await rename(fresh, path);
  } catch (thrown) {
    await rm(fresh, { force: true }).catch(() => undefined);
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new HookglassError(
      'file-not-written',
      `${path} could not be written: ${reason}. Nothing was changed.`,
      {
        cause: thrown,
      },
    );
  }
}

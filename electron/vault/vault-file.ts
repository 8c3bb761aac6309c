import { existsSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { putAside } from '../put-aside.ts';

/** What stands in vault.json: by ref, the base64 of encrypted bytes. */
export type StoredSecrets = ReadonlyMap<string, string>;

const content = z.strictObject({
  version: z.literal(1),
  secrets: z.record(z.string().min(1), z.base64().min(1)),
});

export interface VaultFile {
  readonly secrets: StoredSecrets;
  /** Where a file that could not be understood was put, or null. */
  readonly setAside: string | null;
}

/** Throws where there is a file that cannot even be opened: it may be whole, and is not to be replaced. */
export function readVaultFile(path: string, now: () => number): VaultFile {
  if (!existsSync(path)) return { secrets: new Map(), setAside: null };
  const parsed = content.safeParse(parseText(readFileSync(path, 'utf8')));
  if (!parsed.success) return { secrets: new Map(), setAside: putAside(path, now()) };
  return { secrets: new Map(Object.entries(parsed.data.secrets)), setAside: null };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** For this user alone, and whole or not at all: written beside the old one, on the disk before it takes its place. */
export async function writeVaultFile(path: string, secrets: StoredSecrets): Promise<void> {
  const text = JSON.stringify({ version: 1, secrets: Object.fromEntries(secrets) }, null, 2);
  const fresh = `${path}.new`;
  try {
    // A left-over of a crash may have other rights.
    await rm(fresh, { force: true });
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (thrown) {
    await rm(fresh, { force: true }).catch(() => {});
    throw thrown;
  }
}

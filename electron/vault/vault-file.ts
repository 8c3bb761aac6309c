import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { PRIVATE, writeWhole } from '../../core/write-whole.ts';
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

export async function writeVaultFile(path: string, secrets: StoredSecrets): Promise<void> {
  await writeWhole(
    path,
    JSON.stringify({ version: 1, secrets: Object.fromEntries(secrets) }, null, 2),
    PRIVATE,
  );
}

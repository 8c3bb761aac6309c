import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OwnProviderFile } from '../../core/contract/own-provider-calls.ts';
import { acmeFiles } from './own-provider.ts';

/** Writes a provider's files into a folder, as a user does it: one after the other. */
export function writeProvider(folder: string, files: ReadonlyMap<string, Uint8Array> = acmeFiles()): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** The files as a page hands them over. */
export function asInstall(files: ReadonlyMap<string, Uint8Array> = acmeFiles()): OwnProviderFile[] {
  return [...files].map(([path, bytes]) => ({ path, text: Buffer.from(bytes).toString('utf8') }));
}

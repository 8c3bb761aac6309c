import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a folder and of the folders in it, by its path; what a running browser takes away meanwhile is left out. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

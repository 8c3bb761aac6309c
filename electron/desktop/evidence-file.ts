import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Destination } from '../../core/contract/desktop.ts';
import { HookglassError } from '../../core/contract/errors.ts';

const LARGEST = 256 * 1024 * 1024;

/** A file that the system asked us to open. Throws where it is none, or more than a window should hold. */
export async function readEvidence(path: string): Promise<Destination> {
  const file = await open(path, 'r');
  try {
    const about = await file.stat();
    if (!about.isFile() || about.size > LARGEST)
      throw new HookglassError(
        'bad-argument',
        'Only files up to 256 MB can be opened here; `hookglass events import` takes larger ones.',
      );
    return { kind: 'file', name: basename(path).slice(0, 255), bytes: new Uint8Array(await file.readFile()) };
  } finally {
    await file.close();
  }
}

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { HookglassError, reasonOf } from '../core/contract/errors.ts';

/** The bytes of a file, or of standard input for `-`. Throws `file-unreadable`. */
export async function readInput(file: string): Promise<Buffer> {
  try {
    if (file !== '-') return await readFile(file);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
    return Buffer.concat(chunks);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw new HookglassError('file-unreadable', `The file ${file} could not be read: ${reason}.`, {
      cause: thrown,
    });
  }
}

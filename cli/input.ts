import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { HookglassError } from '../core/contract/errors.ts';

/** The bytes of a file, or of standard input for `-`. Throws `file-unreadable`. */
export async function readInput(file: string): Promise<Buffer> {
  try {
    if (file !== '-') return await readFile(file);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
    return Buffer.concat(chunks);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new HookglassError('file-unreadable', `The file ${file} could not be read: ${reason}.`, {
      cause: thrown,
    });
  }
}

import { open, rename, rm } from 'node:fs/promises';

/** Rights of a file that is this user's alone. */
export const PRIVATE = 0o600;
/** Rights of any other file, as far as the system's mask lets them. */
const USUAL = 0o666;

/** Whole or not at all: written beside the old one, on the disk before it takes its place. */
export async function writeWhole(path: string, content: string | Uint8Array, mode = USUAL): Promise<void> {
  const fresh = `${path}.new`;
  try {
    // A left-over of a crash may have other rights.
    await rm(fresh, { force: true });
    const file = await open(fresh, 'wx', mode);
    try {
      await file.writeFile(content);
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

import { open, rename, rm } from 'node:fs/promises';

/** For this user alone, and whole or not at all: written beside the old one, on the disk before it takes its place. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${path}.new`;
  try {
    // A left-over of a crash may have other rights.
    await rm(fresh, { force: true });
    const file = await open(fresh, 'wx', 0o600);
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

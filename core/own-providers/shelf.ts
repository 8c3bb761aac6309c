import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HookglassError, reasonOf } from '../contract/errors.ts';

/** Hidden, so that it is no provider itself. */
const REMOVED = '.removed';
const REMOVED_NAME = /^(.+)-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z(?:-\d+)?$/;

/** What changes in the folder of the user's providers by our hand. Nothing is deleted: what goes is moved aside. */
export interface Shelf {
  /** Whole or not at all. What is there before is moved aside with `replace`; without it, the answer is `exists`. */
  put(id: string, files: ReadonlyMap<string, Uint8Array>, replace: boolean): Promise<'put' | 'exists'>;
  /** Gives the name that `restore` takes. Rejects with `provider-not-found`. */
  remove(id: string): Promise<string>;
  /** Gives the provider's id. Rejects with `provider-not-found` and `provider-exists`. */
  restore(removed: string): Promise<string>;
}

export function createShelf(root: string, now: () => number): Shelf {
  const has = async (folder: string, name: string): Promise<boolean> =>
    (await readdir(folder).catch((): string[] => [])).includes(name);

  const moveAside = async (id: string): Promise<string> => {
    const stamp = new Date(now()).toISOString().replaceAll(/[:.]/g, '-');
    await mkdir(join(root, REMOVED), { recursive: true });
    for (let n = 1; ; n++) {
      const name = `${id}-${stamp}${n === 1 ? '' : `-${n}`}`;
      if (await has(join(root, REMOVED), name)) continue;
      await rename(join(root, id), join(root, REMOVED, name));
      return name;
    }
  };
  const putBack = (removed: string, id: string): Promise<void> =>
    rename(join(root, REMOVED, removed), join(root, id));

  return {
    put: (id, files, replace) =>
      written(root, async () => {
        const there = await has(root, id);
        if (there && !replace) return 'exists';
        const draft = join(root, `.installing-${randomBytes(6).toString('hex')}`);
        try {
          await writeAll(draft, files);
          const aside = there ? await moveAside(id) : null;
          try {
            await rename(draft, join(root, id));
          } catch (thrown) {
            if (aside !== null) await putBack(aside, id);
            throw thrown;
          }
        } finally {
          await rm(draft, { recursive: true, force: true });
        }
        return 'put';
      }),
    async remove(id) {
      if (id.startsWith('.') || !(await has(root, id))) throw notThere(id);
      return written(root, () => moveAside(id));
    },
    async restore(removed) {
      const id = REMOVED_NAME.exec(removed)?.[1];
      if (id === undefined || !(await has(join(root, REMOVED), removed))) throw notThere(removed);
      if (await has(root, id)) throw existsAgain(id);
      await written(root, () => putBack(removed, id));
      return id;
    },
  };
}

async function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

async function written<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw new HookglassError(
      'provider-not-written',
      `The folder ${root} could not be changed: ${reasonOf(thrown)}. Nothing of the provider was lost.`,
      { details: { folder: root }, cause: thrown },
    );
  }
}

const notThere = (name: string): HookglassError =>
  new HookglassError('provider-not-found', `There is no provider of your own called "${name}".`);

const existsAgain = (id: string): HookglassError =>
  new HookglassError(
    'provider-exists',
    `There is a provider "${id}" again. Remove it first, then the old one can be put back.`,
    { details: { id } },
  );

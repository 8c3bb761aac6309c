import { mkdir } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import { HookglassError } from '../contract/errors.ts';
import type { OwnProviderFile, OwnProviderProblem } from '../contract/own-provider-calls.ts';
import { checkInstall } from './check-install.ts';
import { createSetReader, noProviders, type OwnSet } from './own-set.ts';
import { createShelf } from './shelf.ts';
import { createFolderWatch } from './watch.ts';

/** Name of the folder in the data folder. */
export const OWN_PROVIDERS = 'providers';

export type Installed =
  | { readonly status: 'installed'; readonly id: string }
  | { readonly status: 'exists'; readonly id: string }
  | { readonly status: 'refused'; readonly problems: readonly OwnProviderProblem[] };

/** The user's own providers, live: whatever happens to their files shows in `current` soon after. */
export interface OwnProviders {
  /** null where there is no data folder, and so no place for them. */
  readonly folder: string | null;
  readonly current: OwnSet;
  /** False where a change of the files is seen at a reload only. */
  readonly watching: boolean;
  reload(): Promise<void>;
  /** Rejects with `no-data-folder` and `provider-not-written`, as the next two do. */
  install(files: readonly OwnProviderFile[], replace: boolean): Promise<Installed>;
  /** Gives the name that `restore` takes. */
  remove(id: string): Promise<string>;
  /** Gives the id of the provider that is back. */
  restore(removed: string): Promise<string>;
  close(): Promise<void>;
}

/** For a history without a folder. */
export const nowhere: OwnProviders = {
  folder: null,
  current: noProviders,
  watching: false,
  reload: () => Promise.resolve(),
  install: () => Promise.reject(noFolder()),
  remove: () => Promise.reject(noFolder()),
  restore: () => Promise.reject(noFolder()),
  close: () => Promise.resolve(),
};

const noFolder = (): HookglassError =>
  new HookglassError(
    'no-data-folder',
    'This history is kept in memory only, so there is no folder for providers of your own. Start Hookglass with a data folder.',
  );

/** Reads the folder, made where it is missing, and watches it. `onChange` is told after `current` has changed. */
export async function openOwnProviders(
  folder: string,
  { clock, onChange }: { clock: Clock; onChange: (set: OwnSet) => void },
): Promise<OwnProviders> {
  const read = createSetReader(folder);
  const shelf = createShelf(folder, clock.now);
  // What goes wrong here goes wrong again, and is told, when somebody asks for a reload.
  const watch = createFolderWatch(clock, () => void reload().catch(() => {}));
  let current: OwnSet = noProviders;
  let contents: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const load = async (): Promise<void> => {
    const pass = watch.pass();
    const set = await read(pass.visit);
    pass.end(set.exists);
    const first = contents === null;
    const changed = contents !== set.contents;
    current = set;
    contents = set.contents;
    if (changed && !first) onChange(set);
  };
  /** One after the other: a reload never sees half of an install. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => {});
    return next;
  };
  const reload = (): Promise<void> => inTurn(load);
  const changing = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      watch.release();
      try {
        return await work();
      } finally {
        await load();
      }
    });

  // A folder that cannot be made shows as one that is not there.
  await mkdir(folder, { recursive: true }).catch(() => {});
  await reload();
  return {
    folder,
    get current() {
      return current;
    },
    get watching() {
      return watch.working;
    },
    reload,
    async install(files, replace) {
      const checked = await checkInstall(files);
      if ('problems' in checked) return { status: 'refused', problems: checked.problems };
      const { id } = checked;
      const put = await changing(async () => {
        await mkdir(folder, { recursive: true }).catch(() => {});
        return shelf.put(id, checked.files, replace);
      });
      return { status: put === 'put' ? 'installed' : 'exists', id };
    },
    remove: (id) => changing(() => shelf.remove(id)),
    restore: (removed) => changing(() => shelf.restore(removed)),
    async close() {
      watch.close();
      await turn;
    },
  };
}

import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsent } from '../absent.ts';
import type { Clock } from '../clock.ts';

/** A copied folder arrives file by file: this quiet is waited for, and no longer than that. Milliseconds. */
const QUIET_MS = 150;
const PATIENCE_MS = 1_000;
/** A folder that is not there cannot be watched; so often it is looked for. */
const LOOK_AGAIN_MS = 1_000;

/** Watches some folders, not what is below them. */
export interface FolderWatch {
  /** False where the system refused to watch a folder of the last pass: then its changes are not told. */
  readonly working: boolean;
  /** Begins a pass over the folders there are now. */
  pass(): WatchPass;
  /** Lets go of every folder: on some systems a watched one cannot be moved. The next pass takes them up again. */
  release(): void;
  close(): void;
}

export interface WatchPass {
  /** Watches a folder from now on. Rejects where it is not there. */
  visit(folder: string): Promise<void>;
  /** Folders that were not visited are let go. Where the first of them is missing, it is looked for. */
  end(found: boolean): void;
}

/** `onChange` is told some time after anything changed in the folders of the last pass. */
export function createFolderWatch(clock: Clock, onChange: () => void): FolderWatch {
  let watchers = new Map<string, FSWatcher>();
  const broken = new WeakSet<FSWatcher>();
  let timer: NodeJS.Timeout | null = null;
  let latest = 0;
  let working = true;
  let closed = false;

  const tell = (): void => {
    timer = null;
    latest = 0;
    onChange();
  };
  const later = (ms: number): void => {
    if (closed) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(tell, ms);
    timer.unref();
  };
  const changed = (): void => {
    const now = clock.monotonic();
    latest ||= now + PATIENCE_MS;
    later(Math.max(0, Math.min(QUIET_MS, latest - now)));
  };
  const open = (folder: string): FSWatcher => {
    const watcher = watch(folder, { persistent: false }, changed);
    // Also told when the folder goes away; the next pass looks what is left.
    watcher.on('error', () => {
      broken.add(watcher);
      watcher.close();
      changed();
    });
    return watcher;
  };

  const release = (): void => {
    for (const watcher of watchers.values()) watcher.close();
    watchers = new Map();
  };

  return {
    get working() {
      return working;
    },
    pass() {
      const kept = new Map<string, FSWatcher>();
      let refused = false;
      return {
        async visit(folder) {
          // A new folder in an old one's place has its name, perhaps its number, and nobody watches it.
          const { ino, birthtimeMs } = await stat(folder);
          const key = `${ino}:${birthtimeMs}:${folder}`;
          const known = watchers.get(key);
          try {
            if (!closed) kept.set(key, known && !broken.has(known) ? known : open(folder));
          } catch (thrown) {
            if (isAbsent(thrown)) throw thrown;
            refused = true;
          }
        },
        end(found) {
          const left = new Set(kept.values());
          for (const watcher of watchers.values()) if (!left.has(watcher)) watcher.close();
          watchers = kept;
          working = !refused;
          if (!found) later(LOOK_AGAIN_MS);
        },
      };
    },
    release,
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      release();
    },
  };
}

import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { openStorage, type Storage } from '../../core/engine/storage.ts';
import { checkpointThread } from '../../core/store/checkpoints.ts';
import { HISTORY_FILE } from '../../core/store/history.ts';
import { openDatabase } from '../../core/store/sqlite.ts';
import { captured } from '../support/captured.ts';
import { temporaryFolder } from '../support/engine.ts';

const built = resolve('dist/engine/checkpoint-worker.js');

describe('a history under load', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let storage: Storage | null = null;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await storage?.checkpoints.close();
    storage?.close();
    storage = null;
    folder.remove();
  });

  const file = (): string => join(folder.path, HISTORY_FILE);
  const open = (entry: string): Storage => {
    storage = openStorage(folder.path, systemClock, checkpointThread(entry));
    return storage;
  };
  /** So many commits, with room for the thread's word between them. */
  async function commit({ writer }: Storage, count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      writer.commit([captured({ body: Buffer.alloc(2_000, 'a') })], []);
      await turn();
    }
  }
  /** How many events the file has without its log. */
  function inFileAlone(): number {
    const alone = join(folder.path, 'alone.db');
    rmSync(alone, { force: true });
    copyFileSync(file(), alone);
    const database = openDatabase(alone);
    try {
      return (database.prepare('SELECT count(*) AS n FROM requests').get() as { n: number }).n;
    } catch {
      // Copied in the middle of a checkpoint.
      return 0;
    } finally {
      database.close();
    }
  }

  it('is brought into its file by a thread, while the writer goes on', async () => {
    const opened = open(built);
    await commit(opened, 300);
    await vi.waitFor(() => expect(inFileAlone()).toBeGreaterThanOrEqual(128), { timeout: 10_000 });
    // The writer finds what it wrote, and is not held up.
    await commit(opened, 300);
    expect(opened.writer.lastSeq).toBe(600);
    expect(opened.reader.detail(600)?.seq).toBe(600);
  });

  it('is one file once it was closed', async () => {
    const opened = open(built);
    await commit(opened, 200);
    await opened.checkpoints.close();
    opened.close();
    storage = null;
    expect(statSync(`${file()}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    expect(inFileAlone()).toBe(200);
  });

  it('is written without the thread, where that cannot be had', async () => {
    const opened = open(join(folder.path, 'no-such-worker.js'));
    await commit(opened, 600);
    expect(opened.reader.detail(600)?.seq).toBe(600);
    await opened.checkpoints.close();
    opened.close();
    storage = null;
    expect(inFileAlone()).toBe(600);
  });

  it('makes no file where its own is gone', async () => {
    const elsewhere = join(folder.path, 'elsewhere', HISTORY_FILE);
    mkdirSync(dirname(elsewhere));
    const checkpoints = checkpointThread(built)(elsewhere);
    for (let n = 0; n < 200; n++) checkpoints.committed(0);
    await checkpoints.close();
    expect(statSync(elsewhere, { throwIfNoEntry: false })).toBeUndefined();
  });
});

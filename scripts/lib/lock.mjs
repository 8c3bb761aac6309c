// @ts-check
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

const LONGEST_HOLD_MS = 20 * 60_000;

/**
 * One process at a time may do `work`; a lock whose process is gone is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  while (!(await take(path))) {
    if (await abandoned(path)) {
      await clear(path);
      continue;
    }
    if (!told) say('another process is at it, waiting for it to finish…');
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** @param {string} path */
async function take(path) {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
async function abandoned(path) {
  try {
    const age = Date.now() - (await stat(path)).mtimeMs;
    const pid = Number(await readFile(path, 'utf8'));
    // An empty lock is one that its owner is just writing.
    if (pid === 0) return age > 2_000;
    return age > LONGEST_HOLD_MS || !isAlive(pid);
  } catch {
    return false;
  }
}

/** @param {string} path */
async function clear(path) {
  // Renamed first: of two processes that find the same dead lock only one succeeds.
  const grave = `${path}.${process.pid}`;
  await rename(path, grave).catch(() => undefined);
  await rm(grave, { force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// @ts-check
import { cpus, totalmem } from 'node:os';
import { ensureElectron } from '../lib/electron.mjs';
import { ROOT } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';

/** @typedef {{ cpu: string, cores: number, memoryGb: number, system: string, node: string, electron: string, commit: string }} Machine */

/** What the figures were measured on, and what was measured. @returns {Promise<Machine>} */
export async function describeMachine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    electron: await electronVersion(),
    commit: await commitNow(),
  };
}

async function electronVersion() {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, stdout } = await capture(await ensureElectron(), ['-p', 'process.versions.electron'], {
    env,
  });
  return code === 0 ? stdout.trim() : 'unknown';
}

/** With a mark where files differ from it. */
async function commitNow() {
  const git = (/** @type {string[]} */ ...args) =>
    capture('git', ['-C', ROOT, ...args]).catch(() => ({ code: 1, stdout: '' }));
  const { code, stdout } = await git('rev-parse', '--short', 'HEAD');
  if (code !== 0) return 'unknown';
  const { stdout: changed } = await git('status', '--porcelain', '--untracked-files=no');
  return `${stdout.trim()}${changed.trim() === '' ? '' : ', changed'}`;
}

// @ts-check
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

/** The tests of laws again, with seeds that nobody chose. @param {boolean} quick @returns {Promise<Trial>} */
export async function laws(quick) {
  const rounds = quick ? 1 : 3;
  const files = readdirSync(fromRoot('test', 'unit'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/unit/${name.replaceAll('\\', '/')}`)
    .filter(
      (name) =>
        name.endsWith('.test.ts') && readFileSync(fromRoot(name), 'utf8').includes("from 'fast-check'"),
    );
  /** @type {string[]} */
  const faults = [];
  for (let n = 0; n < rounds; n++) {
    const seed = String(1 + randomInt(2 ** 31 - 2));
    const { code, stdout } = await capture(
      process.execPath,
      [fromRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', ...files],
      { env: { ...process.env, HOOKGLASS_SEED: seed } },
    );
    if (code !== 0) faults.push(`With HOOKGLASS_SEED=${seed}: ${stdout.slice(-1_500)}`);
  }
  return { title: 'Laws with seeds that nobody chose', tried: { files: files.length, rounds }, faults };
}

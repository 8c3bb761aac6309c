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
    const { code, stdout, stderr } = await capture(
      process.execPath,
      [fromRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=dot', ...files],
      { env: { ...process.env, HOOKGLASS_SEED: seed, NO_COLOR: '1' } },
    );
    if (code !== 0) faults.push(`With HOOKGLASS_SEED=${seed}: ${failureIn(stderr) ?? stdout.slice(-1_500)}`);
  }
  return { title: 'Laws with seeds that nobody chose', tried: { files: files.length, rounds }, faults };
}

/** From the first law that failed on, with its counterexample. @param {string} said */
function failureIn(said) {
  const at = said.indexOf(' FAIL ');
  return at < 0 ? null : said.slice(at, at + 1_500);
}

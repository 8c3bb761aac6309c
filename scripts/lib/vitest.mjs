// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {{passed: number, failed: number}} Count */

/**
 * Runs vitest and counts. A run that ends badly without a failed test (a crash, an unhandled error) is one failure.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Count>}
 */
export async function runVitest(args, env) {
  const folder = await mkdtemp(join(tmpdir(), 'hookglass-test-'));
  const file = join(folder, 'results.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const script = fromRoot('node_modules', 'vitest', 'vitest.mjs');
    const code = await run(process.execPath, [script, 'run', ...reporters, ...args], { env });
    const count = await readCount(file);
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {Promise<Count>}
 */
async function readCount(file) {
  try {
    const report = JSON.parse(await readFile(file, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles(report.testResults) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/**
 * Files that failed without any test of theirs failing: they could not even be loaded.
 * @param {{status: string, assertionResults: {status: string}[]}[]} files
 */
function brokenFiles(files) {
  return files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
}

// @ts-check
import { existsSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { capture } from './run.mjs';

/** @typedef {{name: string, script: string, args: string[]}} Check */
/** @typedef {{name: string, ok: boolean, seconds: number, output: string}} CheckResult */

const TSC = 'typescript/bin/tsc';
const LAYERS = ['core', 'cli', 'electron', 'renderer'];

/** What did not change since the last check is not checked again. @param {string} project @param {string} name */
const typesOf = (project, name) => {
  const known = fromRoot('node_modules', '.cache', 'hookglass', `${name}.tsbuildinfo`);
  return ['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', known];
};

/** @returns {Check[]} */
function checks() {
  return [
    { name: 'types', script: TSC, args: typesOf('tsconfig.json', 'engine') },
    { name: 'types of the interface', script: TSC, args: typesOf('renderer/tsconfig.json', 'interface') },
    { name: 'lint and format', script: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings'] },
    {
      name: 'layers and cycles',
      script: 'dependency-cruiser/bin/dependency-cruise.mjs',
      args: [
        '--config',
        '.dependency-cruiser.cjs',
        ...LAYERS.filter((folder) => existsSync(fromRoot(folder))),
      ],
    },
  ];
}

/**
 * Runs every check, two at a time, and reports each as it ends.
 * @param {(result: CheckResult) => void} report
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(report) {
  const waiting = checks();
  /** @type {CheckResult[]} */
  const done = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(check);
      done.push(result);
      report(result);
    }
  };
  await Promise.all([worker(), worker()]);
  return done;
}

/** @param {Check} check */
async function runCheck({ name, script, args }) {
  const startedAt = Date.now();
  const { code, stdout, stderr } = await capture(process.execPath, [
    fromRoot('node_modules', script),
    ...args,
  ]);
  return {
    name,
    ok: code === 0,
    seconds: (Date.now() - startedAt) / 1000,
    output: `${stdout}${stderr}`.trim(),
  };
}

/** @param {CheckResult} result */
export function printCheck({ name, ok, seconds, output }) {
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output);
}

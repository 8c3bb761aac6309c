// @ts-check
/**
 * `npm run torture`: tries to break what is promised, on loopback only and bounded in time and count, prints what it
 * tried and writes bench-results/torture.json. `-- --quick` tries less, `-- killEngine disk` only these. Exit 1: a fault.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { endWithNpm } from './lib/parent.mjs';
import { fromRoot } from './lib/paths.mjs';
import { reason } from './lib/say.mjs';
import { clockJumps } from './torture/clock.mjs';
import { crowd } from './torture/crowd.mjs';
import { disk } from './torture/disk.mjs';
import { killApp, killDurable, killEngine } from './torture/kills.mjs';
import { laws } from './torture/laws.mjs';
import { longUse } from './torture/long-use.mjs';
import { mutations } from './torture/mutations.mjs';
import { printTrial } from './torture/report.mjs';
import { smuggle } from './torture/smuggling.mjs';
import { dawdle } from './torture/sockets.mjs';
import { killTunnel } from './torture/tunnel.mjs';
import { killPage } from './torture/window.mjs';

/** @typedef {import('./torture/report.mjs').Trial} Trial */

/** @type {Record<string, (quick: boolean) => Promise<Trial>>} */
const trials = {
  killEngine,
  killDurable,
  killApp,
  killPage,
  killTunnel,
  disk,
  smuggle,
  dawdle,
  crowd,
  clockJumps,
  mutations,
  laws,
  longUse,
};

endWithNpm();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const asked = args.filter((argument) => !argument.startsWith('-'));
const unknown = asked.find((name) => !Object.hasOwn(trials, name));
if (unknown !== undefined) {
  console.error(`There is no trial "${unknown}". Known are: ${Object.keys(trials).join(', ')}.`);
  process.exit(2);
}

/** @type {Record<string, Trial & { seconds: number }>} */
const results = {};
for (const [name, attempt] of Object.entries(trials)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const startedAt = performance.now();
  const trial = await attempt(quick).catch((error) => ({
    title: name,
    tried: {},
    faults: [`The trial itself broke: ${error instanceof Error ? error.stack : reason(error)}`],
  }));
  const seconds = (performance.now() - startedAt) / 1000;
  printTrial(trial, seconds);
  results[name] = { ...trial, seconds };
}

const faults = Object.values(results).reduce((sum, trial) => sum + trial.faults.length, 0);
const seconds = Object.values(results).reduce((sum, trial) => sum + trial.seconds, 0);
const file = fromRoot('bench-results', 'torture.json');
mkdirSync(fromRoot('bench-results'), { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), machine, quick, trials: results }, null, 2)}\n`,
);
console.log(
  `\n${Object.keys(results).length} trials in ${Math.round(seconds)} s, ${faults} faults. Written to ${file}.`,
);
process.exitCode = faults === 0 ? 0 : 1;

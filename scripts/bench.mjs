// @ts-check
/**
 * `npm run bench`: measures, prints tables, says what moved since the baseline and which goals are met, writes bench-results/latest.json.
 * `-- --quick` takes less time, `-- inspection capture` measures only these, `-- --save-baseline` keeps what was
 * measured, and writes the tables of docs/performance.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { printMoved, saveBaseline } from './bench/baseline.mjs';
import { benchCapture } from './bench/capture.mjs';
import { benchCheck } from './bench/check.mjs';
import { benchCommand } from './bench/command.mjs';
import { writeTables } from './bench/docs.mjs';
import { benchDurability } from './bench/durability.mjs';
import { printGoals } from './bench/goals.mjs';
import { benchInspection } from './bench/inspection.mjs';
import { benchKills } from './bench/kills.mjs';
import { benchLatency } from './bench/latency.mjs';
import { benchLive } from './bench/live.mjs';
import { benchLoad } from './bench/load.mjs';
import { describeMachine } from './bench/machine.mjs';
import { benchPainted } from './bench/painted.mjs';
import { printSection } from './bench/report.mjs';
import { benchSender } from './bench/sender.mjs';
import { benchSignatures } from './bench/signatures.mjs';
import { benchSizes } from './bench/sizes.mjs';
import { benchStart } from './bench/start.mjs';
import { benchStore } from './bench/store.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { fromRoot } from './lib/paths.mjs';

/** @type {Record<string, (quick: boolean) => Promise<import('./bench/report.mjs').Section>>} */
const sections = {
  sizes: benchSizes,
  inspection: benchInspection,
  signatures: benchSignatures,
  capture: benchCapture,
  latency: benchLatency,
  kills: benchKills,
  durability: benchDurability,
  sender: benchSender,
  check: benchCheck,
  command: benchCommand,
  painted: benchPainted,
  live: benchLive,
  store: benchStore,
  start: benchStart,
  load: benchLoad,
};

endWithNpm();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const asked = args.filter((argument) => !argument.startsWith('-'));
const unknown = asked.find((name) => !Object.hasOwn(sections, name));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}". Known are: ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}

const startedAt = performance.now();
const machine = await describeMachine();
console.log(
  `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, Electron ${machine.electron}, commit ${machine.commit}`,
);
/** @type {import('./bench/baseline.mjs').Measured[]} */
const measured = [];
for (const [name, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const from = performance.now();
  const section = await measure(quick);
  printSection(section);
  console.log(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  measured.push({ name, section });
}

printMoved(measured, machine, quick);
printGoals(
  measured.map(({ section }) => section),
  quick,
);
const file = fromRoot('bench-results', 'latest.json');
mkdirSync(fromRoot('bench-results'), { recursive: true });
const results = Object.fromEntries(
  measured.map(({ name, section: { rows, data } }) => [name, { rows, data }]),
);
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), machine, quick, sections: results }, null, 2)}\n`,
);
console.log(`\nWritten to ${file} after ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
if (args.includes('--save-baseline')) {
  saveBaseline(measured, machine, quick);
  writeTables(measured, machine, asked.length === 0 && !quick);
}

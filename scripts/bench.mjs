// @ts-check
/**
 * `npm run bench`: measures, prints tables, writes bench-results/latest.json. `-- --quick` takes less time,
 * `-- inspection capture` measures only these.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { benchCapture } from './bench/capture.mjs';
import { benchCheck } from './bench/check.mjs';
import { benchInspection } from './bench/inspection.mjs';
import { benchLive } from './bench/live.mjs';
import { benchLoad } from './bench/load.mjs';
import { printSection } from './bench/report.mjs';
import { benchSender } from './bench/sender.mjs';
import { benchSignatures } from './bench/signatures.mjs';
import { benchStart } from './bench/start.mjs';
import { benchStore } from './bench/store.mjs';
import { fromRoot } from './lib/paths.mjs';

/** @type {Record<string, (quick: boolean) => Promise<import('./bench/report.mjs').Section>>} */
const sections = {
  inspection: benchInspection,
  signatures: benchSignatures,
  capture: benchCapture,
  sender: benchSender,
  check: benchCheck,
  live: benchLive,
  store: benchStore,
  start: benchStart,
  load: benchLoad,
};

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const asked = args.filter((argument) => !argument.startsWith('-'));
const unknown = asked.find((name) => !Object.hasOwn(sections, name));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}". Known are: ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}

/** @type {Record<string, unknown>} */
const results = {};
for (const [name, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const section = await measure(quick);
  printSection(section);
  results[name] = { rows: section.rows, data: section.data };
}

const file = fromRoot('bench-results', 'latest.json');
mkdirSync(fromRoot('bench-results'), { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), machine, quick, sections: results }, null, 2)}\n`,
);
console.log(`\nWritten to ${file}.`);

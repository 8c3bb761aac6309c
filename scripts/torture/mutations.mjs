// @ts-check
import { bundleAndImport } from '../lib/bundle.mjs';
import { mutate } from './mutate.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */
/** @typedef {typeof import('./surfaces.ts')} Surfaces */

const TOTAL = 1_000_000;
const QUICK_TOTAL = 40_000;
/** No input of 4 KB may keep the program for longer, in milliseconds: a parser that runs away takes minutes. */
const RUNAWAY_MS = 10_000;

/** Spoiled inputs at every parser: each is read, or refused in words. @param {boolean} quick @returns {Promise<Trial>} */
export async function mutations(quick) {
  const { surfaces, isAnswer } = /** @type {Surfaces} */ (
    await bundleAndImport('scripts/torture/surfaces.ts')
  );
  const each = Math.ceil((quick ? QUICK_TOTAL : TOTAL) / surfaces.length);
  /** @type {Trial} */
  const trial = { title: 'Spoiled inputs at every parser', tried: {}, faults: [] };
  for (const surface of surfaces) {
    const seeds = surface.seeds.map((seed) => Buffer.from(seed));
    let refused = 0;
    let slowestMs = 0;
    for (let n = 0; n < each; n++) {
      const bytes = mutate(seeds);
      const startedAt = performance.now();
      try {
        surface.feed(bytes);
      } catch (thrown) {
        if (isAnswer(thrown)) refused += 1;
        else trial.faults.push(`${surface.name}: ${JSON.stringify(bytes.toString('latin1'))} gave ${thrown}`);
      }
      slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    }
    if (slowestMs > RUNAWAY_MS)
      trial.faults.push(`${surface.name}: an input took ${Math.round(slowestMs)} ms.`);
    trial.tried[surface.name] =
      `${each.toLocaleString('en')} (${refused.toLocaleString('en')} refused in words, the slowest took ${slowestMs.toFixed(1)} ms)`;
  }
  return trial;
}

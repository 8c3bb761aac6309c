// @ts-check
import { lawyersHandler, SECRET } from '../../test/support/handlers/lawyers.mjs';
import { bundleAndImport } from '../lib/bundle.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { row } from './report.mjs';

/** @typedef {typeof import('../../core/checking/check-handler.ts')} Checking */
/** @typedef {typeof import('../../core/providers/registry.ts')} Providers */

const GOAL_SECONDS = 5;
const clock = { now: () => Date.now(), monotonic: () => performance.now() };

/**
 * Every case of a check against a right and fast handler on this computer.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchCheck(quick) {
  const { checkHandler } = /** @type {Checking} */ (await bundleAndImport('core/checking/check-handler.ts'));
  const { builtInRegistry } = /** @type {Providers} */ (await bundleAndImport('core/providers/registry.ts'));
  const handler = await lawyersHandler(null);
  /** @type {{ seconds: number, passed: number, failed: number }[]} */
  const results = [];
  try {
    for (let n = 0; n < (quick ? 3 : 9); n++) {
      const report = await checkHandler(
        {
          ...{ provider: 'meetinglawyers', url: handler.url, secret: SECRET, stateUrl: handler.stateUrl },
          ...{ scheme: null, headers: [], only: null, limitMs: null, environment: {} },
          schemeOptions: { headerName: null, recipe: null, url: null },
        },
        {
          ...{ registry: builtInRegistry, fixturesDir: fromRoot('fixtures'), clock },
          ...{ onCase: () => {}, signal: new AbortController().signal },
        },
      );
      const { durationMs, passed, failed } = report;
      results.push({ seconds: durationMs / 1000, passed, failed });
    }
  } finally {
    await handler.close();
  }
  const seconds = results.map((one) => one.seconds);
  const failed = results.reduce((sum, one) => sum + one.failed, 0);
  return {
    title: 'Handler check',
    about: `Every case of MeetingLawyers against a fast handler: ${results.length} runs.`,
    rows: [
      row('one check, s', seconds, 2, { atMost: GOAL_SECONDS, design: 'check' }),
      row('cases that failed', failed, 0, { atMost: 0 }),
    ],
    data: results,
  };
}

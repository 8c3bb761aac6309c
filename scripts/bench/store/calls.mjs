// @ts-check
import { fromRoot } from '../../lib/paths.mjs';

/** @typedef {import('./make.mjs').Parts} Parts */

/** What is asked, and how much of it is measured: until there are first rows, or until all is looked at. */
export const QUESTIONS = [
  { name: 'type: and is:, first rows', query: 'type:verified is:invalid', until: 'rows', goal: 100 },
  { name: 'type: and is:, all counted', query: 'type:verified is:invalid', until: 'done', goal: 100 },
  { name: 'text, first rows', query: 'verification', until: 'rows', goal: 300, design: 'text-search' },
  {
    ...{ name: 'text of 1 in 50,000, first rows', query: 'needle-in-the-hay', until: 'rows' },
    ...{ goal: 300, design: 'text-search' },
  },
  { name: 'text of none, all looked at', query: 'nowhere-to-be-found', until: 'done' },
  { name: 'text and field, first rows', query: 'is:invalid user header.user-agent:provider', until: 'rows' },
  { name: 'JSON path, first rows', query: 'body.v2.verification_status:verified', until: 'rows' },
  { name: 'JSON path, all counted', query: 'body.v2.verification_status:verified', until: 'done' },
  { name: 'path:, all counted', query: 'path:/okhi', until: 'done' },
];

/**
 * Times calls of the contract at a real engine with its search thread, in milliseconds.
 * @param {Parts} parts @param {string} dataDir @param {number} rounds
 */
export async function timeCalls(parts, dataDir, rounds) {
  const clock = parts.systemClock;
  const engine = await parts.createEngine({
    ...{ dataDir, clock, fixturesDir: fromRoot('fixtures'), version: 'bench', log: parts.silentLog },
    vault: parts.memoryVault('a bench'),
    benchRunner: parts.sliceRunner(clock),
    searchRunner: parts.searchThread(fromRoot('dist', 'engine', 'search-worker.js'), clock),
  });
  let searches = 0;
  /** @param {string} query @param {string} until @returns {Promise<number>} */
  const searched = async (query, until) => {
    const search = `bench-${++searches}`;
    const from = performance.now();
    /** @type {Promise<import('../../../core/contract/search-calls.ts').SearchFound>} */
    const told = new Promise((resolve) => {
      const stop = engine.onPush((push) => {
        if (push.name !== 'search.found' || push.data.search !== search) return;
        const rows = until === 'rows' && push.data.first < push.data.of;
        if (!rows && push.data.state === 'running') return;
        stop();
        resolve(push.data);
      });
    });
    const begun = /** @type {{ total: number }} */ (await engine.call('search.start', { search, query }));
    await told;
    await engine.call('events.page', { search, offset: Math.max(0, begun.total - 100), limit: 100 });
    const took = performance.now() - from;
    await engine.call('search.end', { search });
    return took;
  };
  const page = async () => {
    const from = performance.now();
    const { total } = /** @type {{ total: number }} */ (
      await engine.call('events.page', { offset: 0, limit: 1 })
    );
    await engine.call('events.page', { offset: Math.max(0, total - 100), limit: 100 });
    return performance.now() - from;
  };
  try {
    const firstPage = [await page()];
    const cold = await searched('is:cut', 'done');
    for (let round = 1; round < rounds; round++) firstPage.push(await page());
    const questions = [];
    for (const { name, query, until, goal, design } of QUESTIONS) {
      const times = [];
      // What has no goal may take many seconds.
      const asked = goal === undefined ? 1 : rounds;
      for (let round = 0; round < asked; round++) times.push(await searched(query, until));
      questions.push({ name, query, until, goal, design, times });
    }
    return { firstPage, cold, questions };
  } finally {
    await engine.close();
  }
}

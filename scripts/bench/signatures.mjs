// @ts-check
import { Worker } from 'node:worker_threads';
import { ensureBuilt } from '../lib/build.mjs';
import { bundleAndImport } from '../lib/bundle.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { row } from './report.mjs';

/** @typedef {{ tried: number, total: number, leftOut: number, find: unknown }} Outcome */
/** @typedef {Generator<{ tried: number, total: number }, Outcome>} Going */
/** @typedef {(input: unknown) => Going} Search */
/** @typedef {(id: string) => unknown} RequireScheme */
/** @typedef {{ id: string, headers: [string, string][], url?: string }} Case */

const GOAL_SMALL_MS = 50;
const GOAL_LARGE_MS = 5000;
const GOAL_CANCEL_MS = 100;
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ORIGINS = ['https://abc.ngrok.app', 'http://127.0.0.1:4000'];
const URL = 'https://example.com/hook?b=2&a=1';
const base64 = Buffer.alloc(32, 7).toString('base64');
const hex = 'ab'.repeat(32);

/** No signature of these fits anything, so that every variant is tried. @type {Case[]} */
const cases = [
  { id: 'github', headers: [['X-Hub-Signature-256', `sha256=${hex}`]] },
  { id: 'stripe', headers: [['Stripe-Signature', `t=1614265330,v1=${hex}`]] },
  {
    id: 'standard-webhooks',
    headers: [
      ['webhook-id', 'msg_1'],
      ['webhook-timestamp', '1614265330'],
      ['webhook-signature', `v1,${base64}`],
    ],
  },
  {
    id: 'hubspot-v3',
    headers: [
      ['X-HubSpot-Request-Timestamp', '1614265330000'],
      ['X-HubSpot-Signature-v3', base64],
    ],
    url: URL,
  },
];

/**
 * The search for the cause of a signature that fits nothing, over all that it tries; and how soon it can be stopped.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchSignatures(quick) {
  const { search } = /** @type {{ search: Search }} */ (
    await bundleAndImport('core/signatures/search/search.ts')
  );
  const { requireScheme } = /** @type {{ requireScheme: RequireScheme }} */ (
    await bundleAndImport('core/signatures/schemes.ts')
  );
  /** @param {Case} one @param {Uint8Array} body */
  const start = ({ id, headers, url = undefined }, body) =>
    search({
      request: request(headers, body, url ?? null),
      scheme: requireScheme(id),
      secrets: { current: SECRET, previous: null, others: [] },
      origins: ORIGINS,
    });
  const small = document(2);
  const large = document(1024);
  const smallRuns = cases.map((one) => runs(() => start(one, small), quick ? 5 : 20, 2));
  const largeRuns = cases.map((one) => runs(() => start(one, large), quick ? 1 : 3, 0));
  await ensureBuilt();
  /** @type {number[]} */
  const cancels = [];
  for (let n = 0; n < (quick ? 2 : 5); n++) cancels.push(await cancelled(requireScheme, large));
  return {
    title: 'The search of the signature bench',
    about: `A JSON body with all that can be written otherwise, a secret that fits nothing: every variant, alone and in pairs. ${small.length} and ${large.length} bytes.`,
    rows: [
      ...rowsOf('2 KB', smallRuns, GOAL_SMALL_MS, 'signature-bench'),
      ...rowsOf('1 MB', largeRuns, GOAL_LARGE_MS),
      row(
        '1 MB, longest between two chances to stop, on its own thread, ms',
        largeRuns.map(({ longestStep }) => longestStep),
        0,
      ),
      row('1 MB, from a cancel to the end of its thread, ms', cancels, 1, { atMost: GOAL_CANCEL_MS }),
    ],
    data: { smallRuns, largeRuns, cancels },
  };
}

/**
 * How long a thread that searches lives on after it was told to end. Milliseconds.
 * @param {RequireScheme} requireScheme
 * @param {Uint8Array} body
 */
async function cancelled(requireScheme, body) {
  const [one] = cases;
  const worker = new Worker(fromRoot('dist', 'engine', 'bench-worker.js'));
  const progress = new Promise((resolve, reject) => {
    worker.on('message', ({ type }) => type === 'progress' && resolve(undefined));
    worker.on('error', reject);
  });
  worker.postMessage({
    source: { kind: 'request', request: request(one?.headers ?? [], body, null), remarks: [] },
    scheme: requireScheme(one?.id ?? ''),
    documented: null,
    secrets: { current: SECRET, previous: null, others: [] },
    url: null,
    origins: ORIGINS,
    now: 0,
  });
  await progress;
  const startedAt = performance.now();
  await worker.terminate();
  return performance.now() - startedAt;
}

/** @param {string} size @param {ReturnType<typeof runs>[]} all @param {number} goal @param {string} [design] */
const rowsOf = (size, all, goal, design) =>
  all.flatMap(({ ms, tried, total, leftOut }, index) => [
    row(`${size}, ${cases[index]?.id}, ${tried} of ${total} tried, ms`, ms, 0, {
      ...{ atMost: goal, ...(design && { design }) },
    }),
    row(`${size}, ${cases[index]?.id}, left out`, leftOut, 0, { atMost: 0 }),
  ]);

/** @param {() => Going} start @param {number} times @param {number} warm runs before them, for the compiler, as in an app that has looked at a signature before */
function runs(start, times, warm) {
  /** @type {number[]} */
  const ms = [];
  let longestStep = 0;
  /** @type {Outcome} */
  let outcome = { tried: 0, total: 0, leftOut: 0, find: null };
  for (let run = -warm; run < times; run++) {
    const startedAt = performance.now();
    const going = start();
    let before = startedAt;
    let step = going.next();
    for (; !step.done; step = going.next()) {
      const now = performance.now();
      if (run >= 0) longestStep = Math.max(longestStep, now - before);
      before = now;
    }
    outcome = step.value;
    if (run >= 0) ms.push(performance.now() - startedAt);
  }
  if (outcome.find !== null) throw new Error('Something fitted that should not.');
  const { tried, total, leftOut } = outcome;
  return { ms, tried, total, leftOut, longestStep };
}

/** @param {[string, string][]} headers @param {Uint8Array} body @param {string | null} url */
function request(headers, body, url) {
  const own = [
    ['Host', 'example.com'],
    ['Content-Type', 'application/json'],
  ];
  return { method: 'POST', path: '/hook', query: 'b=2&a=1', headers: [...own, ...headers], body, url };
}

/** Indented JSON with slashes, characters beyond ASCII, HTML and numbers that JavaScript writes otherwise. @param {number} kilobytes */
function document(kilobytes) {
  const item = (/** @type {number} */ n) => ({
    n,
    url: 'https://example.com/a/b',
    name: `Zoë ${n}`,
    tags: ['<b>', null],
  });
  const count = Math.ceil((kilobytes * 1024) / 140);
  const text = JSON.stringify(
    { list: Array.from({ length: count }, (_, n) => item(n)), amount: 1.5 },
    null,
    2,
  );
  return Buffer.from(`${text.replace('1.5', '1.50')}\n`);
}

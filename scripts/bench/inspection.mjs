// @ts-check
import fc from 'fast-check';
import { bundleAndImport } from '../lib/bundle.mjs';
import { exampleBodies, twoKilobyteBodies } from './bodies.mjs';
import { percentile, row } from './report.mjs';

/** @typedef {{ method: string, path: string, headers: [string, string][], body: Uint8Array, capture: 'complete', captureNote: null }} Request */
/** @typedef {(request: Request) => { validation: { status: string } }} Inspect */

const GOAL_MICROSECONDS = 50;
const ROUNDS = 5;
const FUZZ_CASES = 100_000;
const QUICK_FUZZ_CASES = 20_000;

/** @param {Uint8Array} body @param {[string, string][]} headers @returns {Request} */
const request = (body, headers = [['Content-Type', 'application/json']]) => ({
  method: 'POST',
  path: '/',
  headers,
  body,
  capture: 'complete',
  captureNote: null,
});

/**
 * What one inspection costs, and that nothing makes it throw.
 * @param {boolean} quick
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchInspection(quick) {
  const { inspect } = /** @type {{ inspect: Inspect }} */ (await bundleAndImport('core/inspect/inspect.ts'));
  const times = [...twoKilobyteBodies()].map(([name, body]) => ({
    name,
    bytes: body.length,
    status: inspect(request(body)).validation.status,
    microseconds: Array.from({ length: ROUNDS }, () => medianOfRound(inspect, body, quick ? 5_000 : 20_000)),
  }));
  const large = largeBody();
  const largeMs = Array.from({ length: 3 }, () => timed(() => inspect(request(large))) / 1000);
  const fuzz = fuzzed(inspect, quick ? QUICK_FUZZ_CASES : FUZZ_CASES);
  return {
    title: 'Inspection',
    about: `One event of about 2 KB, detected, parsed and validated: medians of ${ROUNDS} rounds. Then inputs of every kind, to see that none makes it throw.`,
    rows: [
      ...times.map(({ name, bytes, microseconds }) =>
        row(`${name}, ${bytes} bytes, µs`, microseconds, 1, { atMost: GOAL_MICROSECONDS }),
      ),
      row(`${(large.length / 1024 / 1024).toFixed(1)} MB of JSON, ms`, largeMs, 0),
      row(`inputs that threw, of ${fuzz.cases.toLocaleString('en')}`, fuzz.threw, 0, { atMost: 0 }),
      row('slowest of them, ms', fuzz.slowest / 1000, 1),
    ],
    data: { times, largeMs, fuzz },
  };
}

/** Microseconds. @param {() => unknown} work */
function timed(work) {
  const startedAt = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - startedAt) / 1000;
}

/** @param {Inspect} inspect @param {Uint8Array} body @param {number} times */
function medianOfRound(inspect, body, times) {
  const asked = request(body);
  return percentile(
    Array.from({ length: times }, () => timed(() => inspect(asked))),
    0.5,
  );
}

function largeBody() {
  const list = Array.from({ length: 230_000 }, (_, id) => ({ id, name: `a name of a thing ${id}` }));
  return Buffer.from(JSON.stringify({ v2: { list } }));
}

/**
 * Arbitrary JSON, arbitrary bytes, and documented examples with bytes changed, in equal parts.
 * @param {Inspect} inspect
 * @param {number} cases
 */
function fuzzed(inspect, cases) {
  const examples = [...exampleBodies().values()];
  const mutated = fc
    .tuple(
      fc.constantFrom(...examples),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }),
    )
    .map(([body, edits]) => {
      const copy = Uint8Array.from(body);
      for (const [at, byte] of edits) copy[at % copy.length] = byte;
      return copy;
    });
  const json = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)));
  const input = fc.oneof(json, fc.uint8Array({ maxLength: 400 }), mutated);
  let threw = 0;
  let slowest = 0;
  for (const body of fc.sample(input, { numRuns: cases, seed: 20_261_125 })) {
    try {
      slowest = Math.max(
        slowest,
        timed(() => inspect(request(body))),
      );
    } catch (error) {
      threw += 1;
      console.error('threw:', error);
    }
  }
  return { cases, threw, slowest };
}

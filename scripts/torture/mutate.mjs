// @ts-check
import { randomInt } from 'node:crypto';

/** What parsers stumble over. */
const TOKENS = [
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '{{',
    '}}',
    '%',
    '=',
    ';',
    '~',
    '/',
  ],
  ...[
    '\u2028',
    '\ufeff',
    '\ud83d\ude00',
    '-1',
    '1e999',
    '9007199254740993',
    'null',
    'true',
    '__proto__',
    'constructor',
    '\\u0000',
  ],
].map((token) => Buffer.from(token));
const MOST_CHANGES = 6;
const MOST_BYTES = 4_096;

/** A seed with a few changes: bytes turned, taken away, doubled, put in, or the end of another seed. @param {readonly Buffer[]} seeds */
export function mutate(seeds) {
  let bytes = pick(seeds);
  const changes = 1 + randomInt(MOST_CHANGES);
  for (let n = 0; n < changes; n++) bytes = pick(CHANGES)(bytes, seeds);
  return bytes.subarray(0, MOST_BYTES);
}

/** @type {((bytes: Buffer, seeds: readonly Buffer[]) => Buffer)[]} */
const CHANGES = [
  (bytes) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[randomInt(copy.length)] = randomInt(256);
    return copy;
  },
  (bytes) => put(bytes, pick(TOKENS)),
  (bytes) => {
    const [from, to] = range(bytes);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes) => {
    const [from, to] = range(bytes);
    return put(bytes, bytes.subarray(from, to));
  },
  (bytes, seeds) => {
    const other = pick(seeds);
    return Buffer.concat([
      bytes.subarray(0, randomInt(bytes.length + 1)),
      other.subarray(randomInt(other.length + 1)),
    ]);
  },
];

/** @param {Buffer} bytes @param {Buffer} what */
function put(bytes, what) {
  const at = randomInt(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);
}

/** @param {Buffer} bytes @returns {[number, number]} */
function range(bytes) {
  const from = randomInt(bytes.length + 1);
  return [from, Math.min(bytes.length, from + randomInt(32))];
}

/** @template T @param {readonly T[]} from @returns {T} */
function pick(from) {
  const one = from[randomInt(from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

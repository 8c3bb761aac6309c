// @ts-check
import { allEvents, engineSupport, exchange, takesRequests } from './engine.mjs';

/** @typedef {import('./report.mjs').Trial} Trial */

const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
const REST = `0\r\n\r\n${SMUGGLED}`;

/**
 * Messages that two parsers may take apart differently (RFC 9112, sections 2.2, 5, 6 and 7). Behind the doubtful part stands a second
 * request. `hidden`: it may never come out as a request of its own, because whoever stands before us would have taken
 * it for a part of the first. Otherwise it is one by every reading.
 * @type {{ name: string, bytes: string, hidden: boolean }[]}
 */
const FORMS = [
  hidden('length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked'], REST),
  hidden('chunks and length', ['Transfer-Encoding: chunked', `Content-Length: ${REST.length}`], REST),
  hidden('two lengths', ['Content-Length: 0', `Content-Length: ${SMUGGLED.length}`], SMUGGLED),
  hidden('two lengths in one line', [`Content-Length: 0, ${SMUGGLED.length}`], SMUGGLED),
  hidden('a length with a sign', ['Content-Length: +0'], SMUGGLED),
  hidden('a length below zero', ['Content-Length: -1'], SMUGGLED),
  hidden('a length in hex', ['Content-Length: 0x0'], SMUGGLED),
  hidden('a length of 20 digits', ['Content-Length: 18446744073709551616'], SMUGGLED),
  hidden('an unknown coding', ['Transfer-Encoding: xchunked'], REST),
  hidden('chunks that are not last', ['Transfer-Encoding: chunked, identity'], REST),
  hidden(
    'chunks with a tab before them and a length',
    ['Transfer-Encoding:\tchunked', 'Content-Length: 5'],
    REST,
  ),
  hidden('a space before the colon', ['Transfer-Encoding : chunked'], REST),
  hidden('a folded coding and a length', ['Transfer-Encoding:\r\n chunked', 'Content-Length: 5'], REST),
  hidden('a bare CR in a name', ['Content-Length\r: 0'], SMUGGLED),
  hidden('a bare CR in a value', ['X-A: b\rContent-Length: 0'], SMUGGLED),
  hidden('a bare LF as line end', ['X-A: b\nContent-Length: 0'], SMUGGLED),
  hidden('a NUL in a value', ['X-A: b\0c', 'Content-Length: 0'], SMUGGLED),
  hidden('a NUL in a name', ['X-\0A: b', 'Content-Length: 0'], SMUGGLED),
  hidden('a chunk size with a sign', ['Transfer-Encoding: chunked'], `+0\r\n\r\n${SMUGGLED}`),
  hidden('a chunk size in 0x', ['Transfer-Encoding: chunked'], `0x0\r\n\r\n${SMUGGLED}`),
  hidden('a chunk size too large', ['Transfer-Encoding: chunked'], `FFFFFFFFFFFFFFFFF\r\n${SMUGGLED}`),
  hidden('a chunk that is longer than it says', ['Transfer-Encoding: chunked'], `1\r\nab\r\n${REST}`),
  hidden('a chunk ended by LF alone', ['Transfer-Encoding: chunked'], `1\na\n${REST}`),
  hidden('a bare CR in a chunk extension', ['Transfer-Encoding: chunked'], `0;a\rb\r\n\r\n${SMUGGLED}`),
  hidden('an empty name', [': x', 'Content-Length: 0'], SMUGGLED),
  hidden('a line without a colon', ['X-A', 'Content-Length: 0'], SMUGGLED),
  plain('an ordinary request before it', ['Content-Length: 0'], SMUGGLED),
  plain('ordinary chunks before it', ['Transfer-Encoding: chunked'], `3\r\nabc\r\n${REST}`),
];

/** @param {string} name @param {string[]} headers @param {string} rest */
function hidden(name, headers, rest) {
  return { name, bytes: message(headers, rest), hidden: true };
}

/** @param {string} name @param {string[]} headers @param {string} rest */
function plain(name, headers, rest) {
  return { name, bytes: message(headers, rest), hidden: false };
}

/** @param {string[]} headers @param {string} rest */
function message(headers, rest) {
  return `POST /first HTTP/1.1\r\nHost: x\r\n${headers.join('\r\n')}\r\n\r\n${rest}`;
}

/**
 * Each form at once, and byte by byte: stored as malformed or as what it is, never split in the wrong place.
 * @returns {Promise<Trial>}
 */
export async function smuggle() {
  const { startEngine } = await engineSupport();
  /** @type {string[]} */
  const faults = [];
  let stored = 0;
  for (const form of FORMS) {
    for (const [way, parts] of waysOf(form.bytes)) {
      const running = await startEngine();
      await exchange(running.port, parts, { end: true });
      if (!(await takesRequests(running.port)))
        faults.push(`${form.name}, ${way}: nothing is taken any more.`);
      await running.arrived(2);
      const events = (await allEvents(running)).filter(({ path }) => path !== '/alive');
      await running.close();
      stored += events.length;
      const fault = faultOf(form, events);
      if (fault) faults.push(`${form.name}, ${way}: ${fault}`);
    }
  }
  return {
    title: 'Messages that two parsers take apart differently',
    tried: { forms: FORMS.length, 'ways of sending each': 2, 'stored of them': stored },
    faults,
  };
}

/** @param {{ hidden: boolean }} form @param {import('./engine.mjs').EventSummary[]} events */
function faultOf(form, events) {
  if (events.length === 0) return 'nothing was stored.';
  const smuggled = events.some(({ path, capture }) => path === '/smuggled' && capture === 'complete');
  if (form.hidden === !smuggled) return null;
  return form.hidden ? 'the hidden request came out of it.' : 'the second request is missing.';
}

/** @param {string} bytes @returns {[string, string[]][]} */
const waysOf = (bytes) => [
  ['in one piece', [bytes]],
  ['byte by byte', [...bytes]],
];

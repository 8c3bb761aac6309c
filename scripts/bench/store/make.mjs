// @ts-check
import { randomUUID } from 'node:crypto';
import { exampleBodies } from '../bodies.mjs';

/** @typedef {typeof import('./parts.ts')} Parts */

const BATCH = 2_000;
const MINUTE = 60_000;
/** A word that one event in so many has. */
export const RARE = { word: 'needle-in-the-hay', every: 50_000 };

/**
 * A history of events like those that come: documented ones with ids of their own, one in five with a field missing, all of
 * them written by the store's own code and indexed by it.
 * @param {Parts} parts @param {string} dataDir @param {number} count
 * @returns {{ writeMs: number, indexMs: number }}
 */
export function makeHistory(parts, dataDir, count) {
  const { openHistory, createWriter, historyName, openTextIndex, createIndexer } = parts;
  const kinds = eventKinds(parts);
  const started = performance.now();
  const history = openHistory(dataDir, { pid: process.pid, now: Date.now() });
  const writer = createWriter(history.database);
  const from = Date.now() - count * MINUTE;
  for (let seq = 1; seq <= count; ) {
    const batch = Array.from({ length: Math.min(BATCH, count - seq + 1) }, (_, index) => {
      const kind = kinds[(seq + index * 7) % kinds.length];
      if (!kind) throw new Error('There are no examples.');
      const rare = (seq + index) % RARE.every === 0 ? `,"note":"${RARE.word}"}` : '}';
      const body = Buffer.from(kind.text.replace(/"[0-9A-Za-z]{10}"/g, shortId).replace(/\}\s*$/, rare));
      return { request: { ...kind.request, receivedAt: from + (seq + index) * MINUTE, body }, kind };
    });
    const { firstSeq } = writer.commit(
      batch.map(({ request }) => request),
      [],
    );
    const reply = { content: parts.replies.taken, durationMs: 0.4 };
    writer.commit(
      [],
      batch.map(({ kind }, index) => ({ seq: firstSeq + index, inspection: kind.inspection, reply })),
    );
    seq += batch.length;
  }
  // As an engine leaves it: otherwise the next one begins to judge all of them anew, beside what is measured.
  parts.writeFact(history.database, 'rules-version', String(parts.RULES_VERSION));
  const written = performance.now();
  const name = historyName(history.database);
  const index = openTextIndex(dataDir, name, count);
  const step = createIndexer(history.database, index);
  while (step());
  index.close();
  history.close();
  return { writeMs: written - started, indexMs: performance.now() - written };
}

const shortId = () => `"${randomUUID().replaceAll('-', '').slice(0, 10)}"`;

/** Every documented example, and as one that lacks its first text. @param {Parts} parts */
function eventKinds({ inspect }) {
  return [...exampleBodies()].flatMap(([id, body]) => {
    const provider = id.split('/')[0];
    const broken = String(body).replace(/"[a-z_]+":\s*"[^"]*",\s*/, '');
    return [0, 1, 2, 3, 4].map((n) => {
      const text = n === 4 ? broken : String(body);
      /** @type {[string, string][]} */
      const headers = [
        ['Host', '127.0.0.1:4000'],
        ['Content-Type', 'application/json'],
        ['User-Agent', 'provider/1.0'],
      ];
      const request = {
        ...{ receivedAt: 0, method: 'POST', path: `/${provider}`, query: null, httpVersion: '1.1' },
        ...{ remoteAddress: '127.0.0.1', headers, trailers: [], body: Buffer.from(text) },
        ...{ capture: /** @type {const} */ ('complete'), captureNote: null, endpoint: null },
      };
      return { text, request, inspection: inspect(request) };
    });
  });
}

// @ts-check
import { connect } from 'node:net';
import { bundleAndImport } from '../lib/bundle.mjs';

/**
 * @typedef {typeof import('../../test/support/engine.ts')} EngineSupport
 * @typedef {import('../../test/support/engine.ts').RunningEngine} RunningEngine
 * @typedef {import('../../core/contract/models.ts').EventSummary} EventSummary
 */

/** The engine in this process, as the tests start it, bundled from the sources. @returns {Promise<EngineSupport>} */
export async function engineSupport() {
  return /** @type {EngineSupport} */ (await bundleAndImport('test/support/engine.ts'));
}

/** The limits of a receiver, as it parses them. @returns {Promise<typeof import('../../core/contract/receiver-limits.ts')>} */
export async function limits() {
  return /** @type {typeof import('../../core/contract/receiver-limits.ts')} */ (
    await bundleAndImport('core/contract/receiver-limits.ts')
  );
}

/** Every event of a history, oldest first. @param {RunningEngine} running @returns {Promise<EventSummary[]>} */
export async function allEvents(running) {
  /** @type {EventSummary[]} */
  const events = [];
  for (;;) {
    const page = await running.call('events.page', { offset: events.length, limit: 500 });
    events.push(...page.events);
    if (page.events.length === 0 || events.length >= page.total) return events;
  }
}

/**
 * Writes bytes on a connection of its own and gives all that came back until it closed, or until `withinMs` have gone.
 * @param {number} port
 * @param {(Buffer | string)[]} parts
 * @param {{ end?: boolean, withinMs?: number }} [options]
 * @returns {Promise<{ text: string, closed: boolean }>}
 */
export function exchange(port, parts, { end = false, withinMs = 30_000 } = {}) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }).setNoDelay(true);
    /** @type {Buffer[]} */
    const chunks = [];
    /** @param {boolean} closed */
    const finish = (closed) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: Buffer.concat(chunks).toString('latin1'), closed });
    };
    const timer = setTimeout(() => finish(false), withinMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => finish(true));
    socket.on('connect', () => {
      for (const part of parts) socket.write(part);
      if (end) socket.end();
    });
  });
}

/** An ordinary request is taken. @param {number} port */
export async function takesRequests(port) {
  const { text } = await exchange(port, [
    'POST /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}',
  ]);
  return text.startsWith('HTTP/1.1 200');
}

// @ts-check
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { listen } from './listen.mjs';

/**
 * One thing that a handler does wrong.
 * @typedef {'accepts-bad' | 'accepts-missing' | 'unknown-is-500' | 'not-idempotent' | 're-serialises' | 'late' | 'drops-parallel' | 'crashes-on-malformed'} Flaw
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

export const SECRET = 'a secret of the handler';
/** More than the limit that the tests give, and less than the check waits. Milliseconds. */
const LATE_MS = 700;
const MOST_AT_ONCE = 10;
const TYPES = [
  'message_sent',
  'message_read',
  'installation_created',
  'app_opened',
  'app_uninstalled',
  'user_logged_in',
  'user_first_logged_in',
  'user_status_changed',
];

/**
 * A right handler of MeetingLawyers' webhooks (seed 003), but for the flaw. At /state it shows what it has done.
 * @param {Flaw | null} flaw
 */
export async function lawyersHandler(flaw) {
  const handler = await listen(listener(flaw), '/hooks');
  return { ...handler, stateUrl: new URL('/state', handler.url).href };
}

/** @param {Flaw | null} flaw @returns {import('node:http').RequestListener} */
function listener(flaw) {
  /** @type {Set<string>} */
  const seen = new Set();
  let handled = 0;
  let open = 0;

  /** @param {Buffer} body */
  const handle = (body) => {
    const key = createHash('sha256').update(body).digest('hex');
    if (flaw !== 'not-idempotent' && seen.has(key)) return;
    seen.add(key);
    handled += 1;
  };

  /** @param {Request} request */
  const answer = async (request) => {
    const body = await bodyOf(request);
    if (!isAllowed(request.headers['x-signature'], body, flaw)) return 401;
    const event = parsed(body, flaw);
    if (event === null) return 400;
    if (!TYPES.includes(event.type)) return flaw === 'unknown-is-500' ? 500 : 200;
    handle(body);
    if (flaw === 'late' && event.type === 'app_opened') await wait(LATE_MS);
    // So that those that come at once are there at once.
    if (flaw === 'drops-parallel') await wait(100);
    return 200;
  };

  /** @param {Request} request @param {Response} response */
  const respond = async (request, response) => {
    if (request.url === '/state') return end(response, 200, JSON.stringify({ handled }));
    if (request.method !== 'POST') return end(response.setHeader('Allow', 'POST'), 405);
    open += 1;
    if (flaw === 'drops-parallel' && open > MOST_AT_ONCE) request.socket.destroy();
    else end(response, await answer(request));
    open -= 1;
  };
  return respond;
}

/** @param {Response} response @param {number} status @param {string} [body] */
function end(response, status, body = '') {
  response.writeHead(status).end(body);
}

/** @param {Request} request */
async function bodyOf(request) {
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** @param {string | string[] | undefined} given @param {Buffer} body @param {Flaw | null} flaw */
function isAllowed(given, body, flaw) {
  if (typeof given !== 'string') return flaw === 'accepts-missing';
  if (flaw === 'accepts-bad') return true;
  const signed = flaw === 're-serialises' ? serialisedAnew(body) : body;
  const due = Buffer.from(`sha256=${createHmac('sha256', SECRET).update(signed).digest('base64')}`);
  const came = Buffer.from(given);
  return due.length === came.length && timingSafeEqual(due, came);
}

/** @param {Buffer} body */
function serialisedAnew(body) {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))));
  } catch {
    return body;
  }
}

/** @param {Buffer} body @param {Flaw | null} flaw */
function parsed(body, flaw) {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (thrown) {
    if (flaw === 'crashes-on-malformed') throw thrown;
    return null;
  }
}

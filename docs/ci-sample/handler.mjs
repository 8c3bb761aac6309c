// Takes MeetingLawyers' webhooks at /webhooks, each once, and tells the CRM of new messages.
// PORT (0: any free one), WEBHOOK_SECRET, CRM_URL.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { PORT = '3000', WEBHOOK_SECRET, CRM_URL } = process.env;
if (!WEBHOOK_SECRET || !CRM_URL) throw new Error('WEBHOOK_SECRET and CRM_URL must be set.');

/** What was taken already: the provider may send an event twice. A real handler keeps this in its database. */
const taken = new Set();

const server = createServer(async (request, response) => {
  const answer = (status, body = '') => response.writeHead(status).end(body);
  try {
    if (request.url === '/state') return answer(200, JSON.stringify({ taken: taken.size }));
    if (request.method !== 'POST') return answer(405);
    const body = await bytesOf(request);
    if (!isSigned(body, request.headers['x-signature'])) return answer(401);
    const event = parsed(body);
    if (event === undefined) return answer(400);
    answer(200);
    take(event, createHash('sha256').update(body).digest('hex'));
  } catch (error) {
    console.error(error);
    answer(500);
  }
});

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`Handler: http://127.0.0.1:${server.address().port}/webhooks`);
});

async function bytesOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The signature is over the bytes that came, so it is checked before anything parses them. */
function isSigned(body, header) {
  if (typeof header !== 'string') return false;
  const due = Buffer.from(`sha256=${createHmac('sha256', WEBHOOK_SECRET).update(body).digest('base64')}`);
  const came = Buffer.from(header);
  return due.length === came.length && timingSafeEqual(due, came);
}

function parsed(body) {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function take(event, key) {
  if (taken.has(key)) return;
  taken.add(key);
  if (event?.type === 'message_sent') void tellCrm(event.payload);
}

async function tellCrm({ message_id, user_id }) {
  const body = JSON.stringify({ kind: 'new-message', message: message_id, user: user_id });
  const headers = { 'Content-Type': 'application/json' };
  await fetch(CRM_URL, { method: 'POST', headers, body }).catch((error) => console.error(`CRM: ${error.cause ?? error}`));
}

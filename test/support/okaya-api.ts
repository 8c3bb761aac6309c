import { createServer, type IncomingMessage } from 'node:http';
import { bind } from '../../core/receiver/listen.ts';

/** Where an API is that speaks the Webhooks API, whoever made it. */
export interface ApiPlace {
  readonly url: string;
  readonly apiKey: string;
  readonly groupID: string;
  close(): Promise<void>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly apiKey: string | undefined;
  readonly body: string;
}

/** An answer that is given instead of the document's own. */
export interface Scripted {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface DocumentedApi extends ApiPlace {
  readonly asked: readonly Asked[];
  /** The next requests are answered so, one after the other. */
  answerWith(...answers: Scripted[]): void;
}

const KEY = 'key-of-the-test-0123456789';
const GROUP = '123456';

/** Written from the document (seed 001) alone: it shares no code with what it tests. */
export async function documentedApi(): Promise<DocumentedApi> {
  const hooks = new Map<string, object>();
  const asked: Asked[] = [];
  const scripted: Scripted[] = [];
  let made = 0;

  const respond = (request: Asked): Scripted => {
    const { method, path, apiKey, body } = request;
    if (apiKey !== KEY) return { status: 401 };
    const match = /^\/webhooks(?:\/([^/]*))?(?:\/([^/]*))?$/.exec(path);
    if (!match) return { status: 404, body: 'Cannot find it' };
    const [groupID = '', webhookID = ''] = match.slice(1).map((step = '') => decodeURIComponent(step));
    const sent = /POST|PUT/.test(method) ? (JSON.parse(body) as Record<string, unknown>) : null;
    const needed = /PUT|DELETE/.test(method) ? webhookID : null;
    const wrong = wrongWith(groupID, needed, sent) ?? missing(groupID, needed);
    return wrong === null ? carryOut(method, needed, sent) : error(wrong);
  };
  const missing = (groupID: string, needed: string | null): string | null => {
    if (groupID !== GROUP) return 'Group not found';
    return needed === null || hooks.has(needed) ? null : 'Webhook not found';
  };
  const carryOut = (method: string, known: string | null, sent: Record<string, unknown> | null): Scripted => {
    if (sent !== null) return json(put(known, sent));
    if (method === 'GET') return json([...hooks.values()]);
    hooks.delete(known ?? '');
    return json({ message: 'success' });
  };
  const put = (known: string | null, { url, description }: Record<string, unknown>): object => {
    const id = known ?? `we_abcdefghijklmnopqrstuvwxy${++made}`;
    const hook = {
      ...{ id, description, object: 'webhook_endpoint', status: 'enabled', url },
      enabledEvents: ['user.created', 'user.session.result'],
    };
    hooks.set(id, hook);
    return hook;
  };

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const key = request.headers['x-api-key'];
      const now: Asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        apiKey: typeof key === 'string' ? key : undefined,
        body,
      };
      asked.push(now);
      const { status, headers = {}, body: text } = scripted.shift() ?? respond(now);
      response.writeHead(status, headers).end(text);
    });
  });
  const port = await bind(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    apiKey: KEY,
    groupID: GROUP,
    asked,
    answerWith: (...answers) => void scripted.push(...answers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The first of the errors that the document names for what stands in a request. */
function wrongWith(
  group: string,
  webhook: string | null,
  sent: Record<string, unknown> | null,
): string | null {
  if (group === '') return 'You are missing the path parameter groupID';
  if (!/^[0-9]+$/.test(group)) return 'groupID must be a number';
  if (webhook === '') return 'You are missing the path parameter webhookID';
  if (sent === null) return null;
  for (const field of ['url', 'description']) {
    if (!(field in sent)) return `You are missing the body parameter ${field}`;
    if (typeof sent[field] !== 'string') return `${field} must be a string`;
  }
  return /^https?:\/\/[^\s/]+/.test(String(sent.url)) ? null : 'Invalid URL';
}

const json = (body: unknown): Scripted => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

export const error = (text: string): Scripted => ({
  status: 400,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ error: text }),
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { systemRandom } from '../compose/random.ts';
import { HookglassError, reasonOf } from '../contract/errors.ts';
import { type OkayaEvent, type OkayaWebhook, okayaEvent, type SandboxDelivery } from '../contract/okaya.ts';
import { bind } from '../receiver/listen.ts';
import { type ApiAnswer, type ApiRequest, answerApi, type SandboxGroup } from './api.ts';
import { type DeliverParts, deliverEvent, SANDBOX_HEADER } from './deliver.ts';

/** The group of seed 000's example. */
export const SANDBOX_GROUP = '38000';
const HOST = '127.0.0.1';
const MAX_BODY_BYTES = 1024 * 1024;
/** For a whole request, milliseconds. */
const REQUEST_MS = 15_000;
const DELIVERIES_KEPT = 50;

export interface SandboxOptions extends DeliverParts {
  /** 0 is any free one. */
  readonly port: number;
  /** Those that are registered from the start. */
  readonly webhooks?: readonly OkayaWebhook[];
  /** After a webhook was made, changed or deleted, and after a delivery. */
  onChange?(): void;
}

/** A server of ours on this computer that speaks Okaya's Webhooks API. It is nothing of Okaya's. */
export interface Sandbox {
  readonly url: string;
  readonly apiKey: string;
  readonly groupID: string;
  readonly webhooks: readonly OkayaWebhook[];
  /** The newest first, as many as `DELIVERIES_KEPT`. */
  readonly deliveries: readonly SandboxDelivery[];
  /** To every enabled webhook that has the event, or to one. Rejects where there is none. */
  fire(event: OkayaEvent, webhook: string | null): Promise<SandboxDelivery[]>;
  close(): Promise<void>;
}

/** Rejects with `port-in-use` and what else keeps a port from being had. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { onChange = () => {} } = options;
  const group: SandboxGroup = {
    apiKey: `sandbox_${randomBytes(16).toString('hex')}`,
    groupID: SANDBOX_GROUP,
    webhooks: options.webhooks ?? [],
  };
  let deliveries: readonly SandboxDelivery[] = [];
  let last = 0;

  const fire: Sandbox['fire'] = async (event, webhook) => {
    const meant = group.webhooks.filter(
      ({ id, status, enabledEvents }) =>
        (webhook === null || id === webhook) && status === 'enabled' && enabledEvents.includes(event),
    );
    if (meant.length === 0) throw nobody(event, webhook);
    const sent = await Promise.all(meant.map((one) => deliverEvent(event, one, SANDBOX_GROUP, options)));
    const numbered = sent.map((one) => ({ ...one, n: ++last }));
    deliveries = [...numbered.toReversed(), ...deliveries].slice(0, DELIVERIES_KEPT);
    onChange();
    return numbered;
  };
  const answer = async (request: ApiRequest): Promise<ApiAnswer> => {
    const event = eventOf(request);
    const before = group.webhooks;
    const answered = answerApi(event === null ? request : keyCheck(request), group, systemRandom);
    if (group.webhooks !== before) onChange();
    if (event === null || answered.status === 401) return answered;
    return { status: 200, body: await fire(event, null) };
  };

  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    (request, response) => {
      void respond(request, response, answer);
    },
  );
  const port = await bind(server, options.port, HOST);
  return {
    url: `http://${HOST}:${port}`,
    apiKey: group.apiKey,
    groupID: SANDBOX_GROUP,
    get webhooks() {
      return group.webhooks;
    },
    get deliveries() {
      return deliveries;
    },
    fire,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `POST /sandbox/events/<event>`: for programs that practise. It is the sandbox's own, and no call of Okaya's. */
function eventOf({ method, path }: ApiRequest): OkayaEvent | null {
  const [, named] = /^\/sandbox\/events\/([^/]+)$/.exec(path) ?? [];
  return method === 'POST' ? (okayaEvent.safeParse(named).data ?? null) : null;
}

/** Asks for the list in its place, so that one key is checked in one place. */
const keyCheck = ({ apiKey }: ApiRequest): ApiRequest => ({
  ...{ method: 'GET', path: `/webhooks/${SANDBOX_GROUP}`, apiKey },
  body: new Uint8Array(),
});

function nobody(event: OkayaEvent, webhook: string | null): HookglassError {
  const who = webhook === null ? 'No webhook is registered' : `There is no webhook "${webhook}" registered`;
  return new HookglassError(
    'bad-argument',
    `${who} in the sandbox that takes ${event}. Create a subscription first.`,
  );
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: ApiRequest) => Promise<ApiAnswer>,
): Promise<void> {
  try {
    const body = await readAll(request);
    const key = request.headers['x-api-key'];
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    const { method = 'GET' } = request;
    const answered =
      body === null
        ? { status: 413, body: { error: 'Sandbox of Hookglass: the body is larger than 1 MB.' } }
        : await answer({ method, path, apiKey: typeof key === 'string' ? key : null, body });
    write(response, answered);
  } catch (thrown) {
    const message = reasonOf(thrown);
    write(response, { status: 409, body: { error: `Sandbox of Hookglass: ${message}` } });
  }
}

/** null where it is too large; what is left of it is not kept. Rejects where the connection breaks off. */
async function readAll(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Buffer);
    size += bytes.length;
    if (size <= MAX_BODY_BYTES) chunks.push(bytes);
  }
  return size > MAX_BODY_BYTES ? null : Buffer.concat(chunks);
}

function write(response: ServerResponse, { status, body }: ApiAnswer): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    [SANDBOX_HEADER]: '1',
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    'Cache-Control': 'no-store',
  });
  response.end(body === null ? undefined : JSON.stringify(body));
}

import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Random, randomText } from '../compose/random.ts';
import { isObject } from '../contract/is-object.ts';
import type { OkayaWebhook } from '../contract/okaya.ts';

export interface ApiRequest {
  readonly method: string;
  /** As it stands in the request's line, without query. */
  readonly path: string;
  readonly apiKey: string | null;
  readonly body: Uint8Array;
}

/** `body` null is none: the document of a 401 shows none. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What the sandbox is of. */
export interface SandboxGroup {
  readonly apiKey: string;
  readonly groupID: string;
  webhooks: readonly OkayaWebhook[];
}

/**
 * Seed 001, every documented answer word for word. In which order Okaya looks at things is not documented: here the key comes first,
 * then what is missing or malformed in the document's order, then whether there is such a group and webhook.
 */
export function answerApi(request: ApiRequest, group: SandboxGroup, random: Random): ApiAnswer {
  const [root, groupID = '', webhookID = '', ...more] = request.path.replace(/^\//, '').split('/');
  if (root !== 'webhooks' || more.length > 0) return notDocumented;
  if (!isKey(request.apiKey, group.apiKey)) return { status: 401, body: null };
  const { method } = request;
  if (method === 'GET' && webhookID === '') return groupProblem(groupID, group) ?? ok(group.webhooks);
  if (method === 'POST' && webhookID === '') return create(groupID, request, group, random);
  if (method === 'PUT' || method === 'DELETE') return change(method, groupID, webhookID, request, group);
  return notDocumented;
}

const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
const bad = (error: string): ApiAnswer => ({ status: 400, body: { error } });
const notDocumented: ApiAnswer = {
  status: 404,
  body: { error: 'Sandbox of Hookglass: the document of the Webhooks API has no such call.' },
};

/** In constant time: the comparison tells nothing of where the key differs. */
function isKey(given: string | null, key: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function malformedGroup(groupID: string): ApiAnswer | null {
  if (groupID === '') return bad('You are missing the path parameter groupID');
  return Number.isNaN(Number(decoded(groupID))) ? bad('groupID must be a number') : null;
}

function groupProblem(groupID: string, group: SandboxGroup): ApiAnswer | null {
  return malformedGroup(groupID) ?? (decoded(groupID) === group.groupID ? null : bad('Group not found'));
}

function create(groupID: string, request: ApiRequest, group: SandboxGroup, random: Random): ApiAnswer {
  const read = readBody(request.body);
  const problem = malformedGroup(groupID) ?? read.problem ?? groupProblem(groupID, group);
  if (problem) return problem;
  const webhook: OkayaWebhook = {
    id: `we_${randomText(26, 'abcdefghijklmnopqrstuvwxyz', random)}`,
    description: read.description,
    object: 'webhook_endpoint',
    status: 'enabled',
    url: read.url,
    enabledEvents: ['user.created', 'user.session.result'],
  };
  group.webhooks = [...group.webhooks, webhook];
  return ok(webhook);
}

function change(
  method: 'PUT' | 'DELETE',
  groupID: string,
  webhookID: string,
  request: ApiRequest,
  group: SandboxGroup,
): ApiAnswer {
  const read = method === 'PUT' ? readBody(request.body) : null;
  const problem =
    malformedGroup(groupID) ??
    (webhookID === '' ? bad('You are missing the path parameter webhookID') : null) ??
    read?.problem ??
    groupProblem(groupID, group);
  if (problem) return problem;
  const before = group.webhooks.find(({ id }) => id === decoded(webhookID));
  if (!before) return bad('Webhook not found');
  if (!read) {
    group.webhooks = group.webhooks.filter((one) => one !== before);
    return ok({ message: 'success' });
  }
  const after = { ...before, url: read.url, description: read.description };
  group.webhooks = group.webhooks.map((one) => (one === before ? after : one));
  return ok(after);
}

interface ReadBody {
  readonly problem: ApiAnswer | null;
  readonly url: string;
  readonly description: string;
}

const parts = z.object({ url: z.unknown().optional(), description: z.unknown().optional() });

/** A body that is no JSON object has neither of the two. */
function readBody(bytes: Uint8Array): ReadBody {
  const { url, description } = parts.parse(object(bytes));
  return {
    problem: urlProblem(url) ?? textProblem('description', description),
    url: String(url),
    description: String(description),
  };
}

function object(bytes: Uint8Array): object {
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isObject(json) ? json : {};
  } catch {
    return {};
  }
}

function textProblem(name: 'url' | 'description', value: unknown): ApiAnswer | null {
  if (value === undefined) return bad(`You are missing the body parameter ${name}`);
  return typeof value === 'string' ? null : bad(`${name} must be a string`);
}

/** Which URLs Okaya refuses is not documented; here it is what is no http(s) URL, so that a receiver on this computer can be practised with. */
function urlProblem(url: unknown): ApiAnswer | null {
  const problem = textProblem('url', url);
  if (problem || typeof url !== 'string') return problem;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? null : bad('Invalid URL');
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

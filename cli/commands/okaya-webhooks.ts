import process from 'node:process';
import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import type { OkayaWebhook } from '../../core/contract/okaya.ts';
import { systemSleep } from '../../core/flow-runner/sleep.ts';
import type { GroupPlace } from '../../core/okaya/account.ts';
import { checkBaseUrl } from '../../core/okaya/base-url.ts';
import { createOkayaClient, type OkayaClient } from '../../core/okaya/client.ts';
import { createSender } from '../../core/sender/sender.ts';
import { printAside, printJson, printLine } from '../io.ts';
import { wantsJson } from '../run.ts';
import { secretFromEnvironment } from '../secrets.ts';
import { printable } from '../words.ts';

const access = z.object({
  group: z.string(),
  api: z.string(),
  apiKeyEnv: z.string().optional(),
  json: z.boolean().default(false),
});
const createOptions = access.extend({ url: z.string(), description: z.string() });
const updateOptions = access.extend({ url: z.string().optional(), description: z.string().optional() });
const deleteOptions = access.extend({ yes: z.boolean().default(false) });

export async function list(given: unknown): Promise<void> {
  const options = access.parse(given);
  const webhooks = await withClient((client, signal) => client.list(placeOf(options), signal));
  for (const webhook of webhooks) print(webhook, options.json);
  if (webhooks.length === 0 && !options.json) printAside('This group has no webhooks.');
}

export async function create(given: unknown): Promise<void> {
  const { url, description, ...options } = createOptions.parse(given);
  const body = { url, description };
  print(await withClient((client, signal) => client.create(placeOf(options), body, signal)), options.json);
}

/** The API wants both values each time: one that is not given is read first. */
export async function update(id: string, given: unknown): Promise<void> {
  const { url, description, ...options } = updateOptions.parse(given);
  const place = { ...placeOf(options), webhook: id };
  if (url === undefined && description === undefined)
    throw new HookglassError('bad-argument', 'Nothing is to be changed. Give --url, --description, or both.');
  const updated = await withClient(async (client, signal) => {
    const before =
      url !== undefined && description !== undefined
        ? { url, description }
        : await client.find(place, signal);
    const body = { url: url ?? before.url, description: description ?? before.description };
    return client.update(place, body, signal);
  });
  print(updated, options.json);
}

export async function remove(id: string, given: unknown): Promise<void> {
  const { yes, ...options } = deleteOptions.parse(given);
  if (!yes)
    throw new HookglassError(
      'bad-argument',
      `Nothing was deleted: --yes is missing. A webhook that is deleted can be created again, with another ID.`,
    );
  const place = { ...placeOf(options), webhook: id };
  const answer = await withClient((client, signal) => client.delete(place, signal));
  if (options.json) printJson(answer);
  else printLine(`Deleted ${printable(id)}.`);
}

function placeOf({ group, api, apiKeyEnv }: z.infer<typeof access>): GroupPlace {
  return { baseUrl: checkBaseUrl(api), apiKey: apiKeyFrom(apiKeyEnv).trim(), group };
}

const USUAL_NAME = 'OKAYA_API_KEY';

function apiKeyFrom(name: string | undefined): string {
  if (name !== undefined) return secretFromEnvironment(name);
  const value = process.env[USUAL_NAME];
  if (value !== undefined) return value;
  throw new HookglassError(
    'bad-argument',
    `No API key is given: the environment has no ${USUAL_NAME}. Put the key there, or name another variable with --api-key-env.`,
  );
}

/** What an undocumented answer was stands beside the sentence, on a line of its own. */
async function withClient<T>(work: (client: OkayaClient, signal: AbortSignal) => Promise<T>): Promise<T> {
  const sender = createSender({ clock: systemClock });
  const client = createOkayaClient({ sender, clock: systemClock, sleep: systemSleep });
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  try {
    return await work(client, interrupted.signal);
  } catch (thrown) {
    const raw = thrown instanceof HookglassError ? thrown.details.raw : undefined;
    if (typeof raw === 'string' && raw !== '')
      printAside(
        wantsJson()
          ? JSON.stringify({ type: 'answer', raw })
          : `The answer, which is not documented: ${printable(raw)}`,
      );
    throw thrown;
  } finally {
    sender.close();
  }
}

function print(webhook: OkayaWebhook, json: boolean): void {
  const { id, status, url, description, enabledEvents } = webhook;
  if (json) printJson(webhook);
  else printLine([id, status, url, description, enabledEvents.join(', ')].map(printable).join('  '));
}

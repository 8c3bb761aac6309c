import type { Clock } from '../clock.ts';
import { composeMessage } from '../compose/compose.ts';
import { withHeaders } from '../compose/headers.ts';
import { systemRandom } from '../compose/random.ts';
import { setPaths } from '../compose/set/set-path.ts';
import { escapeVariables } from '../compose/variables/scan.ts';
import { HookglassError } from '../contract/errors.ts';
import type { OkayaEvent, OkayaWebhook, SandboxDelivery } from '../contract/okaya.ts';
import { utf8Text } from '../inspect/body.ts';
import { builtInRegistry } from '../providers/registry.ts';
import type { Sender } from '../sender/sender.ts';
import { readTemplate } from '../templates.ts';

export interface DeliverParts {
  readonly sender: Sender;
  readonly clock: Clock;
  readonly fixturesDir: string;
  /** Certificates (PEM) that registered URLs are trusted with beside the well-known, at the time of a delivery. */
  readonly ca?: () => string | null;
}

/** Marks all that comes from the sandbox. */
export const SANDBOX_HEADER = 'X-Hookglass-Sandbox';

/** How long Okaya waits for an answer is not documented. Milliseconds. */
const WAIT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/** What is new in each event; the rest is the documented example. */
const fresh: Readonly<Record<OkayaEvent, (groupID: string) => { path: string; json: string }[]>> = {
  'user.created': (groupID) => [
    { path: '/id', json: '"evt_{{hex:48}}"' },
    { path: '/data/object/groupID', json: groupID },
    { path: '/data/object/userIdentifier', json: '"ok_{{hex:48}}"' },
  ],
  'user.session.result': () => [
    { path: '/timestamp', json: '"{{now}}"' },
    { path: '/data/sessionID', json: '"{{alphanumeric:9}}"' },
    { path: '/data/externalUserID', json: '"ok_{{hex:48}}"' },
  ],
};

/**
 * Sends an event to a registered URL, once: whether Okaya tries again is not documented. Nothing is signed: no document of
 * Okaya's has a signature.
 */
export async function deliverEvent(
  event: OkayaEvent,
  webhook: OkayaWebhook,
  groupID: string,
  parts: DeliverParts,
): Promise<Omit<SandboxDelivery, 'n'>> {
  const { sender, clock } = parts;
  const { message } = await composeEvent(event, webhook.url, groupID, parts);
  const attempt = await sender.send(message, {
    timeoutMs: WAIT_MS,
    maxResponseBytes: MAX_ANSWER_BYTES,
    ca: parts.ca?.() ?? null,
  });
  return {
    at: new Date(clock.now()).toISOString(),
    event,
    webhook: webhook.id,
    url: webhook.url,
    status: attempt.response?.status ?? null,
    ok: attempt.ok,
    durationMs: attempt.timings.totalMs,
    error: attempt.error?.message ?? null,
  };
}

async function composeEvent(event: OkayaEvent, url: string, groupID: string, parts: DeliverParts) {
  const template = await readTemplate(builtInRegistry, parts.fixturesDir, `okaya/${event}`);
  const text = utf8Text(template.body);
  if (text === null)
    throw new HookglassError('file-unreadable', `The example of ${event} is not UTF-8 text.`);
  return composeMessage(
    {
      ...{ template: template.id, provider: 'okaya', eventType: event, method: 'POST' },
      url: escapeVariables(url),
      headers: withHeaders(template.headers, [[SANDBOX_HEADER, '1']]),
      body: { kind: 'text', text: setPaths(text, fresh[event](groupID)) },
      scheme: null,
      schemeOptions: { headerName: null, recipe: null, url: null },
      secretRef: null,
      fault: null,
    },
    {
      registry: builtInRegistry,
      secret: null,
      now: parts.clock.now(),
      random: systemRandom,
      environment: {},
      steps: {},
      flow: {},
      event: undefined,
    },
  );
}

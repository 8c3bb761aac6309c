import process from 'node:process';
import { z } from 'zod';
import { type Archive, eventNotFound, openArchive } from '../../core/archive.ts';
import { systemClock } from '../../core/clock.ts';
import { systemRandom } from '../../core/compose/random.ts';
import { speed } from '../../core/contract/flow-runs.ts';
import type { ReplayMode } from '../../core/contract/replay-calls.ts';
import { offsets } from '../../core/copies/pace.ts';
import { composeReplay, type Original, type Replay } from '../../core/copies/replay.ts';
import { systemSleep } from '../../core/flow-runner/sleep.ts';
import type { Registry } from '../../core/providers/registry.ts';
import { refuseUnsendable, requireSendable } from '../../core/sender/refuse-unsendable.ts';
import { createSender } from '../../core/sender/sender.ts';
import { attemptLine, attemptText } from '../attempt-output.ts';
import { exit, printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';
import { schemeOf, schemeOptions } from '../scheme-options.ts';
import { givenSecret, secretOptions } from '../secrets.ts';
import { exitOf, printRemark } from '../sending.ts';
import { dataDirOf } from '../surroundings.ts';

const optionsSchema = z.object({
  ...secretOptions.shape,
  ...schemeOptions.shape,
  to: z.string(),
  exact: z.boolean().default(false),
  resign: z.boolean().default(false),
  newId: z.boolean().default(false),
  speed: speed.default('max'),
  timeout: z.number().default(30_000),
  data: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

interface Event {
  readonly id: string;
  readonly seq: number;
  readonly original: Original;
}

/** Sends captured events again, in the order in which they came. What is wrong with one is said before any is sent. */
export async function replay(ids: string[], given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  schemeOf(options);
  const registry = await registryOf(options.data, options.json);
  const secret = await givenSecret(options);
  const events = readEvents(ids, dataDirOf(options.data), registry);
  const compose = ({ original }: Event): Replay => composed(original, secret, options);
  for (const event of events) compose(event);
  process.exitCode = await sendAll(events, compose, options);
}

function composed(original: Original, secret: string | null, options: Options): Replay {
  const { recipe, scheme, headerName } = options;
  return composeReplay(
    original,
    options.to,
    modeOf(options),
    {
      scheme: recipe === undefined ? (scheme ?? null) : 'hmac',
      options: { headerName: headerName ?? null, recipe: recipe ?? null, url: null },
      secret,
    },
    { now: systemClock.now(), random: systemRandom },
  );
}

function modeOf({ resign, newId }: Options): ReplayMode {
  if (newId) return 'new-id';
  return resign ? 'resigned' : 'exact';
}

function readEvents(ids: readonly string[], dataDir: string, registry: Registry): Event[] {
  const archive = openArchive(dataDir);
  if (!archive) throw eventNotFound(ids[0] ?? '');
  try {
    const events = ids.map((id) => readEvent(id, archive, registry));
    return [...new Map(events.map((event) => [event.seq, event])).values()].sort((a, b) => a.seq - b.seq);
  } finally {
    archive.close();
  }
}

function readEvent(given: string, archive: Archive, registry: Registry): Event {
  const { id, seq, provider, eventType, receivedAt, bodyBase64, ...head } = archive.full(given);
  return {
    id,
    seq,
    original: {
      request: { ...head, receivedAt: Date.parse(receivedAt), body: Buffer.from(bodyBase64, 'base64') },
      provider: provider === null ? null : (registry.find(provider) ?? null),
      eventType,
    },
  };
}

/** Gives the exit code: the worst of all attempts. */
async function sendAll(
  events: readonly Event[],
  compose: (event: Event) => Replay,
  { speed: given, timeout, json }: Options,
): Promise<number> {
  const due = offsets(
    events.map(({ original }) => original.request.receivedAt),
    given === 'max' ? null : given,
  );
  const sender = createSender({ clock: systemClock });
  const begun = systemClock.monotonic();
  let worst: number = exit.good;
  let delivered = 0;
  for (const [index, event] of events.entries()) {
    await systemSleep((due[index] ?? 0) - (systemClock.monotonic() - begun), new AbortController().signal);
    const { message, remarks } = compose(event);
    requireSendable(message);
    for (const remark of remarks) printRemark(remark, json);
    const attempt = await sender.send(message, { timeoutMs: timeout });
    refuseUnsendable(attempt);
    if (json) printJson({ ...attemptLine(1, attempt, message.body), event: event.id, seq: event.seq });
    else printLine(attemptText(event.seq, attempt));
    worst = Math.max(worst, exitOf(attempt));
    delivered += attempt.ok ? 1 : 0;
  }
  if (json) printJson({ type: 'replay', ok: delivered === events.length, sent: events.length, delivered });
  return worst;
}

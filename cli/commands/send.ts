import process from 'node:process';
import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import { type Composed, composeMessage } from '../../core/compose/compose.ts';
import { withHeaders } from '../../core/compose/headers.ts';
import { systemRandom } from '../../core/compose/random.ts';
import { parseAssignment, setPaths } from '../../core/compose/set/set-path.ts';
import { type Draft, type DraftBody, fault } from '../../core/contract/drafts.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import type { HeaderPair } from '../../core/contract/models.ts';
import { repeatAtOnce, repeatTimes } from '../../core/contract/repeats.ts';
import { refuseUnsendable, requireSendable } from '../../core/sender/refuse-unsendable.ts';
import { sendMany } from '../../core/sender/send-many.ts';
import { createSender } from '../../core/sender/sender.ts';
import { createTally } from '../../core/sender/tally.ts';
import { attemptLine, attemptText } from '../attempt-output.ts';
import { parseHeader } from '../headers.ts';
import { interruptible } from '../interruptible.ts';
import { exit, printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';
import { repeatText } from '../repeat-output.ts';
import { schemeOf, schemeOptions } from '../scheme-options.ts';
import { givenSecret, secretOptions } from '../secrets.ts';
import { exitOf, printRemark } from '../sending.ts';
import { readSubject, type Subject } from '../subject.ts';
import { environment } from '../surroundings.ts';

const optionsSchema = z.object({
  ...secretOptions.shape,
  ...schemeOptions.shape,
  to: z.string(),
  set: z.array(z.string()),
  header: z.array(z.string()),
  fault: fault.optional(),
  provider: z.string().optional(),
  /** Long enough for a slow handler, short enough for a person who waits. Milliseconds. */
  timeout: z.number().default(30_000),
  repeat: repeatTimes.default(1),
  concurrency: repeatAtOnce.default(10),
  data: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

/** Sends a template to a handler, twice where that is the fault; with `--repeat` many times. */
export async function send(template: string, given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const { json } = options;
  // Says what is wrong with a scheme, a recipe or a name before anything else is looked at.
  schemeOf(options);
  const headers = options.header.map(parseHeader);
  const registry = await registryOf(options.data, json);
  const draft = draftOf(await readSubject(template, options.provider ?? null, registry), headers, options);
  const secret = await givenSecret(options);
  const compose = (): Promise<Composed> =>
    composeMessage(draft, {
      ...{ registry, secret },
      now: systemClock.now(),
      random: systemRandom,
      environment: environment(),
      steps: {},
      flow: {},
      event: undefined,
      overrides: headers,
    });
  const composed = await compose();
  requireSendable(composed.message);
  for (const sentence of [...composed.remarks, ...composed.sentences]) printRemark(sentence, json);
  process.exitCode = await (options.repeat === 1
    ? deliver(composed, options)
    : deliverMany(composed, compose, options));
}

function draftOf(subject: Subject, headers: readonly HeaderPair[], options: Options): Draft {
  const { recipe, scheme, headerName } = options;
  return {
    ...subject,
    method: 'POST',
    url: options.to,
    headers: withHeaders(subject.headers, headers),
    body: edited(subject.body, options.set),
    scheme: recipe === undefined ? (scheme ?? null) : 'hmac',
    schemeOptions: { headerName: headerName ?? null, recipe: recipe ?? null, url: null },
    secretRef: null,
    fault: options.fault ?? null,
  };
}

function edited(body: DraftBody, set: readonly string[]): DraftBody {
  if (set.length === 0) return body;
  if (body.kind === 'text') return { kind: 'text', text: setPaths(body.text, set.map(parseAssignment)) };
  throw new HookglassError('bad-argument', 'The body is not UTF-8 text, so no field of it can be set.');
}

/** Gives the exit code: of several attempts, the worst. */
async function deliver({ message, times, bodyFault }: Composed, options: Options): Promise<number> {
  const sender = createSender({ clock: systemClock });
  let worst: number = exit.good;
  for (let n = 1; n <= times; n++) {
    const attempt = await sender.send(message, { timeoutMs: options.timeout, bodyFault });
    refuseUnsendable(attempt);
    if (options.json) printJson(attemptLine(n, attempt, message.body));
    else printLine(attemptText(n, attempt));
    for (const { message: sentence } of attempt.remarks) printRemark(sentence, options.json);
    worst = Math.max(worst, exitOf(attempt));
  }
  return worst;
}

/** Each composed anew. Ctrl+C ends it with what there is. Gives the exit code: of several attempts, the worst. */
async function deliverMany(
  first: Composed,
  compose: () => Promise<Composed>,
  options: Options,
): Promise<number> {
  const { repeat, concurrency, timeout: timeoutMs, json } = options;
  const sender = createSender({ clock: systemClock });
  const tally = createTally();
  const startedAt = systemClock.monotonic();
  let worst: number = exit.good;
  const messages = async function* (): AsyncGenerator<Composed['message']> {
    for (let n = 0; n < repeat; n++) {
      const { message, times } = n === 0 ? first : await compose();
      for (let again = 0; again < times; again++) yield message;
    }
  };
  const cancelled = await interruptible(async (signal) => {
    const many = { timeoutMs, concurrency, bodyFault: first.bodyFault, connection: 'kept', signal } as const;
    await sendMany(sender, messages(), {
      ...many,
      onAttempt(attempt, { body }) {
        refuseUnsendable(attempt);
        tally.count(attempt);
        worst = Math.max(worst, exitOf(attempt));
        if (json) printJson(attemptLine(tally.sent, attempt, body));
      },
    });
    return signal.aborted;
  });
  sender.close();
  const seconds = (systemClock.monotonic() - startedAt) / 1000;
  const report = tally.report({ asked: repeat * first.times, seconds, cancelled });
  if (json) printJson({ type: 'repeat', ...report });
  else printLine(repeatText(report));
  return cancelled ? Math.max(worst, exit.no) : worst;
}

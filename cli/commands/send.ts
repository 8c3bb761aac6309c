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
import { builtInRegistry } from '../../core/providers/registry.ts';
import { refuseUnsendable } from '../../core/sender/refuse-unsendable.ts';
import { createSender } from '../../core/sender/sender.ts';
import { attemptLine, attemptText } from '../attempt-output.ts';
import { parseHeader } from '../headers.ts';
import { exit, printJson, printLine } from '../io.ts';
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
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

/** Sends a template to a handler, twice where that is the fault. */
export async function send(template: string, given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  // Says what is wrong with a scheme, a recipe or a name before anything else is looked at.
  schemeOf(options);
  const headers = options.header.map(parseHeader);
  const draft = draftOf(await readSubject(template, options.provider ?? null), headers, options);
  const composed = await composeMessage(draft, {
    registry: builtInRegistry,
    secret: await givenSecret(options),
    now: systemClock.now(),
    random: systemRandom,
    environment: environment(),
    steps: {},
    flow: {},
    event: undefined,
    overrides: headers,
  });
  for (const sentence of [...composed.remarks, ...composed.sentences]) printRemark(sentence, options.json);
  process.exitCode = await deliver(composed, options);
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

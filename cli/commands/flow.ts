import process from 'node:process';
import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import { systemRandom } from '../../core/compose/random.ts';
import type { DeliveryPolicy } from '../../core/contract/delivery.ts';
import { fault } from '../../core/contract/drafts.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import { speed } from '../../core/contract/flow-runs.ts';
import type { Flow } from '../../core/contract/flows.ts';
import { createRunControl } from '../../core/flow-runner/control.ts';
import type { FlowResult } from '../../core/flow-runner/events.ts';
import { runFlow } from '../../core/flow-runner/run-flow.ts';
import { systemSleep } from '../../core/flow-runner/sleep.ts';
import type { RunTarget } from '../../core/flow-runner/step-message.ts';
import { type Choices, requireChoices } from '../../core/flows/walk.ts';
import type { Registry } from '../../core/providers/registry.ts';
import { refuseUnsendable, requireSendable } from '../../core/sender/refuse-unsendable.ts';
import { createSender } from '../../core/sender/sender.ts';
import { readTemplate } from '../../core/templates.ts';
import { flowPrinter } from '../flow-output.ts';
import { flowOf } from '../flow-source.ts';
import { parseHeader } from '../headers.ts';
import { interruptible } from '../interruptible.ts';
import { exit } from '../io.ts';
import { registryOf } from '../own-registry.ts';
import { schemeOf, schemeOptions } from '../scheme-options.ts';
import { givenSecret, secretOptions } from '../secrets.ts';
import { environment, paths } from '../surroundings.ts';

const optionsSchema = z.object({
  ...secretOptions.shape,
  ...schemeOptions.shape,
  to: z.string(),
  speed: speed.default(1),
  choose: z.array(z.string()),
  header: z.array(z.string()),
  fault: fault.optional(),
  /** In place of the policy's, in milliseconds. */
  timeout: z.number().optional(),
  data: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

/** Plays a flow at a handler, under its provider's delivery policy. */
export async function flow(name: string, given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  // Says what is wrong with a scheme, a recipe or a name before anything else is looked at.
  schemeOf(options);
  const target = targetOf(options);
  // A variable is filled in only when it is sent.
  if (!target.url.includes('{{'))
    requireSendable({ url: target.url, method: 'POST', headers: [], body: new Uint8Array() });
  const registry = await registryOf(options.data, options.json);
  const played = await flowOf(name, registry, options.data, options.json);
  const choices = Object.fromEntries(options.choose.map(parseChoice));
  requireChoices(played, choices);
  const secret = await givenSecret(options);
  const result = await play({ played, choices, target, registry, secret }, options);
  process.exitCode = exitOf(result);
}

interface Playing {
  readonly played: Flow;
  readonly choices: Choices;
  readonly target: RunTarget;
  readonly registry: Registry;
  readonly secret: string | null;
}

async function play(playing: Playing, options: Options): Promise<FlowResult> {
  const { played, choices, target, registry, secret } = playing;
  const control = createRunControl(systemSleep, choices);
  const sender = createSender({ clock: systemClock });
  const printer = flowPrinter(played, options.json);
  printer.begin(choices, options.speed);
  return interruptible(async (signal) => {
    signal.addEventListener('abort', () => control.stop());
    return await runFlow({
      flow: played,
      target,
      policy: policyOf(registry.require(played.provider).delivery, options.timeout),
      speed: options.speed,
      ask: false,
      context: { registry, secret, random: systemRandom, environment: environment(), event: undefined },
      readTemplate: (id) => readTemplate(registry, paths.fixtures, id),
      async send(message, sending) {
        const attempt = await sender.send(message, sending);
        refuseUnsendable(attempt);
        return attempt;
      },
      clock: systemClock,
      gate: control,
      onEvent: printer.tell,
    });
  }).finally(() => sender.close());
}

function targetOf({ to, recipe, scheme, headerName, fault: wanted, header }: Options): RunTarget {
  return {
    url: to,
    headers: header.map(parseHeader),
    scheme: recipe === undefined ? (scheme ?? null) : 'hmac',
    schemeOptions: { headerName: headerName ?? null, recipe: recipe ?? null, url: null },
    fault: wanted ?? null,
  };
}

const policyOf = (policy: DeliveryPolicy, timeoutMs: number | undefined): DeliveryPolicy =>
  timeoutMs === undefined ? policy : { ...policy, timeoutMs: { value: timeoutMs, documented: false } };

function parseChoice(text: string): [string, string] {
  const [, branch, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (branch !== undefined && value !== undefined) return [branch, value];
  throw new HookglassError(
    'bad-argument',
    'A --choose is written branch=value, such as first_time=verified.',
  );
}

function exitOf({ outcome, answered, attempts }: FlowResult): number {
  if (outcome === 'delivered') return exit.good;
  return answered || attempts === 0 || outcome === 'stopped' ? exit.no : exit.network;
}

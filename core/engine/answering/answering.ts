import type { Clock } from '../../clock.ts';
import type { Random } from '../../compose/random.ts';
import { toHookglassError } from '../../contract/errors.ts';
import { type Answering, NO_STATUS, type ReplyFault } from '../../contract/replies.ts';
import type { Inspection } from '../../inspect/inspect.ts';
import type { CapturedRequest } from '../../inspect/record.ts';
import type { Log } from '../../log.ts';
import { requestFacts } from '../../query/request-facts.ts';
import type { Play } from '../../receiver/play.ts';
import { type Reply, replies } from '../../receiver/reply.ts';
import { builtReply } from '../../replies/built-reply.ts';
import { handshake } from '../../replies/handshakes.ts';
import { type CompiledRule, compileRule, type Made } from '../../replies/rule.ts';
import type { Secrets } from '../../signatures/verification.ts';
import { type LateAnswer, sendNow } from '../recorder.ts';

/** What an endpoint answers, worked out once. */
export interface CompiledAnswering {
  readonly answering: Answering;
  /** Those that are switched on. */
  readonly rules: readonly CompiledRule[];
  /** Nothing is asked of a request: most endpoints have no rules. */
  readonly plain: boolean;
}

export function compileAnswering(answering: Answering): CompiledAnswering {
  const rules = answering.rules.filter(({ enabled }) => enabled).map(compileRule);
  const shakes = Object.values(answering.handshakes).some((on) => on);
  return { answering, rules, plain: rules.length === 0 && !shakes };
}

/** What is known of a request when it is to be answered. */
export interface Asked {
  readonly request: CapturedRequest;
  readonly inspection: () => Inspection;
  readonly secrets: () => Secrets | null;
  readonly rejectBadSignature: boolean;
}

/** Who decides an answer. */
export type Decision =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'rule'; readonly rule: CompiledRule };

/** Handshakes first, then the first rule that matches, then the endpoint's own answer. */
export function decide({ answering, rules, plain }: CompiledAnswering, asked: Asked, now: number): Decision {
  if (!plain) {
    const { request, inspection, secrets } = asked;
    const shaken = handshake(answering.handshakes, request, secrets);
    if (shaken) return { kind: 'reply', reply: { ...shaken.reply, told: { by: shaken.title, fault: null } } };
    const rule = rules.find((one) => one.matches(() => requestFacts(request, inspection), now));
    if (rule) return { kind: 'rule', rule };
  }
  return { kind: 'reply', reply: ownReply(asked) };
}

function ownReply({ rejectBadSignature, inspection }: Asked): Reply {
  if (!rejectBadSignature) return replies.taken;
  const { verdict } = inspection().signature;
  return verdict === 'failed' || verdict === 'missing' ? replies.unauthorised : replies.taken;
}

export interface AnsweringParts {
  readonly clock: Clock;
  /** Decides which requests fail, and fills in what is random. */
  readonly random: Random;
  readonly log: Log;
}

/**
 * The answer to a request: at once, or later where a rule holds it back, makes it go wrong, or makes up data. A rule that breaks on some
 * request must not cost the others of its commit their answers: that one gets the endpoint's own.
 */
export function answerBy(
  compiled: CompiledAnswering,
  asked: Asked,
  parts: AnsweringParts,
): Reply | LateAnswer {
  try {
    return ruled(compiled, asked, parts);
  } catch (thrown) {
    parts.log.error('a rule could not be carried out', { reason: toHookglassError(thrown).message });
    return ownReply(asked);
  }
}

function ruled(
  compiled: CompiledAnswering,
  asked: Asked,
  { clock, random, log }: AnsweringParts,
): Reply | LateAnswer {
  const now = clock.now();
  const decision = decide(compiled, asked, now);
  if (decision.kind === 'reply') return decision.reply;
  const { rule } = decision.rule;
  const chosen = faultFor(rule.fault, random);
  const made =
    chosen === 'fails' ? failing(decision.rule) : decision.rule.make(asked.request, { now, random });
  const play = chosen === 'fails' ? null : chosen;
  if (rule.delayMs === 0 && play === null && !(made instanceof Promise)) return made.reply;
  const whatever = made instanceof Promise ? made.catch((thrown) => instead(thrown, asked, log)) : made;
  return late(whatever, play, rule.delayMs);
}

/** Made-up data are a library: where that cannot be loaded, the endpoint answers as it does without a rule. */
function instead(thrown: unknown, asked: Asked, log: Log): Made {
  log.error('the answer of a rule could not be made', { reason: toHookglassError(thrown).message });
  return { reply: { told: { by: null, fault: null }, ...ownReply(asked) }, remarks: [] };
}

function faultFor(fault: ReplyFault | null, random: Random): Play | 'fails' | null {
  if (fault?.kind !== 'fail') return fault;
  return random() * 100 < fault.percent ? 'fails' : null;
}

const failures = new WeakMap<CompiledRule, Made>();

/** The same object for the same rule: it is then stored once. */
function failing(compiled: CompiledRule): Made {
  const known = failures.get(compiled);
  if (known) return known;
  const { rule, title } = compiled;
  const status = rule.fault?.kind === 'fail' ? rule.fault.status : 500;
  const told = { by: title, fault: 'fail' } as const;
  const made: Made = { reply: { ...builtReply(status, [], ''), told }, remarks: [] };
  failures.set(compiled, made);
  return made;
}

function late(making: Made | Promise<Made>, play: Play | null, delayMs: number): LateAnswer {
  return (arrival, done) => {
    const answer = ({ reply }: Made): void => {
      if (play === null) done(sendNow(arrival, reply));
      else
        arrival.play(reply, play, (left) => done(left && { ...left, content: whatLeft(reply, play, left) }));
    };
    const whenMade = (): void => {
      if (making instanceof Promise) void making.then(answer);
      else answer(making);
    };
    if (delayMs === 0) whenMade();
    else setTimeout(whenMade, delayMs).unref();
  };
}

/** The reply as it is stored: what was really sent. */
function whatLeft(reply: Reply, { kind }: Play, { bodyBytes }: { readonly bodyBytes: number }): Reply {
  const told = { by: reply.told?.by ?? null, fault: kind };
  if (kind !== 'slow') return { status: NO_STATUS, headers: [], body: new Uint8Array(), told };
  return { ...reply, body: reply.body.subarray(0, bodyBytes), told };
}

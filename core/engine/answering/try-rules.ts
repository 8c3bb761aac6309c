import { eventNotFound } from '../../archive.ts';
import type { Clock } from '../../clock.ts';
import type { Random } from '../../compose/random.ts';
import type { CallHandlers } from '../../contract/calls.ts';
import type { Answering } from '../../contract/replies.ts';
import type { ReplyTrial } from '../../contract/reply-calls.ts';
import type { CapturedRequest } from '../../inspect/record.ts';
import { requestFacts } from '../../query/request-facts.ts';
import type { Reply } from '../../receiver/reply.ts';
import { type CompiledRule, compileRule } from '../../replies/rule.ts';
import type { Reader } from '../../store/reader.ts';
import type { Vault } from '../../vault/vault.ts';
import { secretsOf } from '../endpoint-signing.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Inspecting } from '../inspecting.ts';
import type { SeqFinder } from '../seq-finder.ts';
import { compileAnswering, decide } from './answering.ts';

export interface TryParts {
  readonly reader: Pick<Reader, 'request'>;
  readonly seqFor: SeqFinder;
  readonly endpoints: Pick<Endpoints, 'of'>;
  readonly vault: Vault;
  readonly inspecting: Pick<Inspecting, 'inspect'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** What rules would answer to a captured event, without sending anything. */
export function tryHandlers(parts: TryParts): Pick<CallHandlers, 'replies.try'> {
  return {
    'replies.try': ({ slug, answering, event }) => tryRules(requestOf(event, slug, parts), answering, parts),
  };
}

/** As if it came in by this endpoint. */
function requestOf(id: string, slug: string, { reader, seqFor }: TryParts): CapturedRequest {
  const request = reader.request(seqFor(id));
  if (!request) throw eventNotFound(id);
  return { ...request, endpoint: slug === '' ? null : slug };
}

async function tryRules(
  request: CapturedRequest,
  answering: Answering,
  { endpoints, vault, inspecting, clock, random }: TryParts,
): Promise<ReplyTrial> {
  const { signing, rejectBadSignature } = endpoints.of(request.endpoint);
  const inspected = inspecting.inspect(request);
  const inspection = () => inspected;
  const secrets = () => secretsOf(signing, vault);
  const now = clock.now();
  const decision = decide(
    compileAnswering(answering),
    { request, inspection, secrets, rejectBadSignature },
    now,
  );
  const rules = answering.rules.map((rule) => {
    const compiled = compileRule(rule);
    const { problem } = compiled;
    return { id: rule.id, matches: compiled.matches(() => requestFacts(request, inspection), now), problem };
  });
  if (decision.kind === 'reply') {
    const told = decision.reply.told ?? { by: null, fault: null };
    return { rule: null, told, reply: shown(decision.reply), delayMs: 0, rules, remarks: [] };
  }
  return { ...(await byRule(decision.rule, request, now, random)), rules };
}

async function byRule(
  { rule, title, make }: CompiledRule,
  request: CapturedRequest,
  now: number,
  random: Random,
): Promise<Omit<ReplyTrial, 'rules'>> {
  const { reply, remarks } = await make(request, { now, random });
  const fault = rule.fault?.kind ?? null;
  const withheld = fault === 'no-answer' || fault === 'reset';
  return {
    rule: rule.id,
    told: { by: title, fault },
    reply: withheld ? null : shown(reply),
    delayMs: rule.delayMs,
    remarks: [...remarks],
  };
}

function shown({ status, headers, body }: Reply): NonNullable<ReplyTrial['reply']> {
  return { status, headers: [...headers], bodyBase64: Buffer.from(body).toString('base64') };
}

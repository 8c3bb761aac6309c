import { bodyForm } from '../compose/expand-draft.ts';
import type { Random } from '../compose/random.ts';
import { scopeOfTexts } from '../compose/scope-of.ts';
import { expandAnyway } from '../compose/variables/expand.ts';
import { asksForFakeData } from '../compose/variables/fake-data.ts';
import type { Scope } from '../compose/variables/scope.ts';
import type { AnswerTold, HeaderPair } from '../contract/models.ts';
import { parseQuery } from '../contract/query/parse.ts';
import { type ReplyRule, ruleTitle } from '../contract/replies.ts';
import { decodeBody, utf8Text } from '../inspect/body.ts';
import { parseJson } from '../inspect/json.ts';
import { type CapturedRequest, headerValue } from '../inspect/record.ts';
import type { QueryFacts } from '../query/facts.ts';
import { matches } from '../query/matches.ts';
import { type BuiltReply, builtReply } from './built-reply.ts';

/** What a rule answers to one request, before its fault. */
export interface Made {
  readonly reply: BuiltReply & { readonly told: AnswerTold };
  /** Variables that had no value: nothing stands in their place. Sentences. */
  readonly remarks: readonly string[];
}

/** Time and chance, handed in: the same of them give the same answer. `now` in milliseconds since 1970, UTC. */
export interface Chance {
  readonly now: number;
  readonly random: Random;
}

/** A rule as requests meet it, worked out once. */
export interface CompiledRule {
  readonly rule: ReplyRule;
  readonly title: string;
  /** Why its condition cannot be read: then it matches nothing. */
  readonly problem: string | null;
  matches(facts: () => QueryFacts, now: number): boolean;
  /** A promise only where it makes up data, for that is a library to be loaded. */
  make(request: CapturedRequest, chance: Chance): Made | Promise<Made>;
}

export function compileRule(rule: ReplyRule): CompiledRule {
  const title = ruleTitle(rule);
  const parsed = parseQuery(rule.condition);
  const texts = [rule.body, ...rule.headers.map(([, value]) => value)];
  const told: AnswerTold = { by: title, fault: null };
  const same: Made | null = texts.some((text) => text.includes('{{'))
    ? null
    : { reply: { ...builtReply(rule.status, rule.headers, rule.body), told }, remarks: [] };
  const fakes = texts.some(asksForFakeData);
  return {
    rule,
    title,
    problem: parsed.ok ? null : parsed.problem.message,
    matches(facts, now) {
      if (!parsed.ok) return false;
      return parsed.query.kind === 'all' || matches(parsed.query, facts(), now);
    },
    make(request, chance) {
      if (same) return same;
      const scope = { ...chance, ...scopeOfRequest(request) };
      if (!fakes) return fill(rule, told, { ...scope, fake: null });
      return scopeOfTexts(texts, scope).then((whole) => fill(rule, told, whole));
    },
  };
}

function fill({ status, headers, body }: ReplyRule, told: AnswerTold, scope: Scope): Made {
  const remarks: string[] = [];
  const expand = (text: string, form: 'json' | 'text', where: string): string => {
    const { text: out, problems } = expandAnyway(text, form, scope);
    remarks.push(...problems.map(({ message }) => `In ${where}: ${message}`));
    return out;
  };
  const filled = headers.map(([name, value]): HeaderPair => {
    const text = expand(value, 'text', `the header ${name}`);
    return [name, sendable(text)];
  });
  const text = expand(body, formOf(headers, body), 'the body');
  return { reply: { ...builtReply(status, filled, text), told }, remarks };
}

/** A body that begins with a variable does not look like JSON for that. */
const formOf = (headers: readonly HeaderPair[], body: string): 'json' | 'text' =>
  headerValue(headers, 'content-type') === null && /^\s*\{\{/.test(body) ? 'text' : bodyForm(headers, body);

/** What came from a request must not break the head of its answer. */
const sendable = (value: string): string => Buffer.from(value.replace(/\p{Cc}+/gu, ' ')).toString('latin1');

function scopeOfRequest(request: CapturedRequest): Omit<Scope, 'fake' | 'now' | 'random'> {
  const { method, path, query, headers, body } = request;
  const decoded = decodeBody(headers, body);
  const parsed = decoded.ok ? parseJson(decoded.bytes) : null;
  return {
    environment: {},
    steps: {},
    flow: {},
    event: parsed?.ok ? parsed.value : undefined,
    request: { method, path, query, headers, text: decoded.ok ? utf8Text(decoded.bytes) : null },
  };
}

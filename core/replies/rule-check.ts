import { HookglassError } from '../contract/errors.ts';
import { parseQuery } from '../contract/query/parse.ts';
import type { Answering, ReplyRule } from '../contract/replies.ts';
import { isHeaderName } from '../signatures/header/name.ts';

/** The fields of a rule that an error can name. */
export type RuleField = 'condition' | 'headers' | 'id';

/** How an answer is framed is not a rule's to say. */
const FRAMING = ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'trailer'];

/** Throws `bad-argument` for the first rule that cannot be one, with `details.rule` and `details.field`. */
export function checkAnswering({ rules }: Answering): void {
  rules.forEach((rule, index) => {
    if (rules.findIndex(({ id }) => id === rule.id) < index) refuse(rule, 'id', 'Two rules have one id.');
    checkRule(rule);
  });
}

function checkRule(rule: ReplyRule): void {
  const parsed = parseQuery(rule.condition);
  if (!parsed.ok) refuse(rule, 'condition', parsed.problem.message);
  for (const [name, value] of rule.headers) {
    if (!isHeaderName(name)) refuse(rule, 'headers', `"${name}" is no name of a header.`);
    if (FRAMING.includes(name.toLowerCase()))
      refuse(rule, 'headers', `${name} is set by Hookglass: it follows from the body. Leave it out.`);
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
      refuse(rule, 'headers', `The value of ${name} holds a character that no header can carry.`);
  }
}

function refuse({ id }: ReplyRule, field: RuleField, message: string): never {
  throw new HookglassError('bad-argument', message, { details: { rule: id, field } });
}

import { expect, it } from 'vitest';
import { systemClock } from '../../../core/clock.ts';
import { answerBy, compileAnswering } from '../../../core/engine/answering/answering.ts';
import { inspect } from '../../../core/inspect/inspect.ts';
import { silentLog } from '../../../core/log.ts';
import { replies } from '../../../core/receiver/reply.ts';
import { captured } from '../../support/captured.ts';
import { rule, rules } from '../../support/rules.ts';

const request = captured();
const asked = {
  request,
  inspection: () => inspect(request),
  secrets: () => null,
  rejectBadSignature: false,
};
const parts = { clock: systemClock, random: () => 0, log: silentLog };

it('a rule that breaks on a request leaves it the answer of the endpoint, and says so in the log', () => {
  const told: string[] = [];
  const compiled = compileAnswering(rules(rule()));
  const [first] = compiled.rules;
  if (!first) throw new Error('there is no rule');
  const breaking = {
    ...compiled,
    rules: [
      {
        ...first,
        make() {
          throw new Error('broken');
        },
      },
    ],
  };
  const log = { ...silentLog, error: (message: string) => told.push(message) };
  expect(answerBy(breaking, asked, { ...parts, log })).toBe(replies.taken);
  expect(told).toEqual(['a rule could not be carried out']);
});

it('the same answer is the same object, so that it is stored once', () => {
  const compiled = compileAnswering(rules(rule({ status: 500, body: 'no' })));
  expect(answerBy(compiled, asked, parts)).toBe(answerBy(compiled, asked, parts));
  const failing = compileAnswering(rules(rule({ fault: { kind: 'fail', percent: 100, status: 503 } })));
  const failed = answerBy(failing, asked, parts);
  expect(failed).toMatchObject({ status: 503, told: { fault: 'fail' } });
  expect(answerBy(failing, asked, parts)).toBe(failed);
});

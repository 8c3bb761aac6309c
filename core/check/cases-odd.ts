import type { Answer, Range, Setup, Shot } from './case.ts';
import { answerWords, type CheckCase, isRefusal, isSuccess, type Outcome, type Sample } from './case.ts';
import { acceptedSample, nothingAccepted } from './cases-valid.ts';
import { mustAccept } from './verdicts.ts';

type Judge = (answer: Answer, setup: Setup) => Outcome;

/** A case that sends one message made of an event that was taken. */
function oneShot(
  facts: Omit<CheckCase, 'skip' | 'run'> & Partial<Pick<CheckCase, 'skip'>>,
  shot: (sample: Sample) => Partial<Shot>,
  judge: Judge,
): CheckCase {
  return {
    skip: () => null,
    ...facts,
    async run(setup: Setup, range: Range) {
      const sample = acceptedSample(setup, range);
      if (!sample) return { status: 'skip', observed: nothingAccepted };
      const base: Shot = {
        title: facts.title,
        template: sample.template,
        body: sample.compact,
        method: 'POST',
        fault: null,
      };
      return judge(await range.send({ ...base, ...shot(sample) }), setup);
    },
  };
}

const extraFields = oneShot(
  {
    id: 'extra-fields',
    title: 'Takes an event with a field more',
    expected: 'A 2xx answer.',
    why: 'Providers add fields without notice; some send more than they document.',
  },
  () => ({ fault: 'extra-field' }),
  (answer) => mustAccept(answer, 'A field that the handler does not know must not stop it.'),
);

const unknownType = oneShot(
  {
    id: 'unknown-type',
    title: 'Takes an event of a type that it does not know',
    expected: 'A 2xx answer, and nothing done.',
    why: 'Providers add event types. An error makes them send the event again and again, or switch the endpoint off.',
  },
  () => ({ fault: 'unknown-type' }),
  (answer) => {
    if (!isRefusal(answer.status)) return mustAccept(answer, 'A type that is new must not be an error.');
    return {
      status: 'warn',
      observed: `${answerWords(answer)} The provider takes this for a failed delivery: answer 2xx and do nothing.`,
    };
  },
);

const wrongMethod = oneShot(
  {
    id: 'wrong-method',
    title: 'Refuses another method',
    expected: 'A 4xx answer to GET, 405 at best.',
    why: 'Webhooks come by POST. A handler that acts on GET acts on every link checker and crawler.',
  },
  () => ({ method: 'GET', body: '', fault: 'no-signature' }),
  (answer) => {
    const observed = answerWords(answer);
    if (answer.status === 405) return { status: 'pass', observed };
    if (isRefusal(answer.status)) return { status: 'pass', observed: `${observed} 405 would say why.` };
    const why = isSuccess(answer.status)
      ? 'A request without an event was taken.'
      : 'It is neither taken nor refused.';
    return { status: 'fail', observed: `${observed} ${why}` };
  },
);

const malformed = oneShot(
  {
    id: 'malformed-body',
    title: 'Refuses a body that is no JSON',
    expected: 'A 4xx answer, 400 at best.',
    why: 'One broken request must not take the handler down, nor be acknowledged as an event.',
  },
  () => ({ fault: 'malformed' }),
  (answer) => {
    const observed = answerWords(answer);
    if (isRefusal(answer.status)) return { status: 'pass', observed };
    if (isSuccess(answer.status))
      return {
        status: 'warn',
        observed: `${observed} What cannot be read was acknowledged, and nobody will send it again.`,
      };
    return { status: 'fail', observed: `${observed} The handler breaks on what it cannot parse.` };
  },
);

const LARGE_BYTES = 1024 * 1024;

const largeBody = oneShot(
  {
    id: 'large-body',
    title: 'Answers a body of 1 MB',
    expected: 'A 2xx answer, or 413.',
    why: 'Documented events are small; what is too large must be refused in order and not end the handler.',
    skip: (_setup, before) =>
      before.get('extra-fields') === 'fail' ? 'It has a field more, which this handler does not take.' : null,
  },
  ({ compact }) => ({ body: enlarged(compact) }),
  (answer) => {
    const observed = answerWords(answer);
    if (isSuccess(answer.status)) return { status: 'pass', observed };
    if (answer.status === 413)
      return { status: 'pass', observed: `${observed} The handler has a limit, and says so.` };
    if (isRefusal(answer.status)) return { status: 'warn', observed: `${observed} 413 would say why.` };
    return { status: 'fail', observed: `${observed} The handler breaks on a large body.` };
  },
);

/** The same event with one long field more. */
function enlarged(compact: string): string {
  const end = compact.lastIndexOf('}');
  return `${compact.slice(0, end)},"padding":"${'x'.repeat(LARGE_BYTES)}"}`;
}

export const oddCases: readonly CheckCase[] = [extraFields, unknownType, wrongMethod, largeBody];
/** Last of those that send: after it some handlers are gone. */
export const breakingCases: readonly CheckCase[] = [malformed];

import {
  type CheckCase,
  isSuccess,
  type Outcome,
  type Range,
  type Sample,
  type Setup,
  type Shot,
} from './case.ts';
import { mustAccept } from './verdicts.ts';

export const VALID = 'valid/';

const shotOf = (sample: Sample, title: string, body = sample.compact): Shot => ({
  title,
  template: sample.template,
  body,
  method: 'POST',
  fault: null,
});

/** One case for every documented event. */
export function validCases({ samples }: Pick<Setup, 'samples'>): CheckCase[] {
  return samples.map((sample) => ({
    id: `${VALID}${sample.type.id}`,
    title: `Takes ${sample.type.id}`,
    expected: 'A 2xx answer.',
    why: 'Any other answer is a failed delivery: the event is lost, or comes again.',
    skip: () => null,
    async run({ signing }, { send }) {
      const answer = await send(shotOf(sample, sample.type.title));
      const refused = answer.status === 401 || answer.status === 403;
      if (refused && signing.kind === 'scheme' && !signing.secretKnown)
        return {
          status: 'skip',
          observed: `Answered ${answer.status}: the handler asks for a signature. Give its secret.`,
        };
      const advice =
        refused && signing.kind === 'scheme'
          ? `It was signed with ${signing.label}: is this the handler's secret?`
          : 'An event as documented must be taken, also one that the handler does nothing with.';
      return mustAccept(answer, advice);
    },
  }));
}

/** An event that the handler has taken; null where it took none. */
export function acceptedSample({ samples }: Setup, { before }: Pick<Range, 'before'>): Sample | null {
  return samples.find(({ type }) => before.get(`${VALID}${type.id}`) === 'pass') ?? null;
}

export const nothingAccepted = 'No valid event was taken, so that this would say nothing.';

/** White space, another order of nothing, escapes: the same JSON value in other bytes. */
function otherLayout({ printed, compact }: Sample): string {
  return printed === compact ? JSON.stringify(JSON.parse(compact), null, 2) : printed;
}

const rawBody: CheckCase = {
  id: 'raw-body',
  title: 'Checks the signature on the raw body',
  expected: 'A 2xx answer to an event that is laid out with white space, and signed so.',
  why: 'A signature is made of the bytes that were sent. A handler that parses the body and serialises it again gets other bytes and refuses what is right.',
  skip({ signing }) {
    if (signing.kind === 'none') return 'No signature is checked here.';
    if (!signing.signsBody) return 'This scheme does not sign the body.';
    return signing.secretKnown ? null : "The handler's secret is not known.";
  },
  async run(setup, range) {
    const sample = acceptedSample(setup, range);
    if (!sample) return { status: 'skip', observed: nothingAccepted };
    const answer = await range.send(shotOf(sample, 'Laid out otherwise', otherLayout(sample)));
    return mustAccept(
      answer,
      'Without the white space the same event was taken: the signature is checked on a body that was serialised anew.',
    );
  },
};

const duplicate: CheckCase = {
  id: 'duplicate',
  title: 'Takes the same event twice and handles it once',
  expected: 'Two 2xx answers, and the same state after the second as after the first.',
  why: 'A provider that got no answer in time sends the event again, though it was handled.',
  skip: () => null,
  async run(setup, range) {
    const sample = acceptedSample(setup, range);
    if (!sample) return { status: 'skip', observed: nothingAccepted };
    const first = await range.send(shotOf(sample, 'The first time'));
    const state = range.readState ? await range.readState() : null;
    const second = await range.send({ ...shotOf(sample, 'The second time'), again: true });
    if (!isSuccess(first.status) || !isSuccess(second.status))
      return mustAccept(
        isSuccess(first.status) ? second : first,
        'An event that comes twice must be taken twice.',
      );
    if (!range.readState)
      return {
        status: 'pass',
        observed:
          'Both were answered 2xx. Whether the event was handled once cannot be seen without a state address.',
      };
    return sameState(state, await range.readState());
  },
};

function sameState(first: string | null, second: string): Outcome {
  return first === second
    ? { status: 'pass', observed: 'Both were answered 2xx, and the state stayed the same.' }
    : {
        status: 'fail',
        observed:
          'Both were answered 2xx, but the state changed with the second: the event was handled twice.',
      };
}

const PARALLEL = 20;

const parallel: CheckCase = {
  id: 'parallel',
  title: `Takes ${PARALLEL} events at once`,
  expected: `${PARALLEL} answers of 2xx.`,
  why: 'Providers do not wait for one delivery before they send the next.',
  skip: () => null,
  async run(setup, range) {
    const sample = acceptedSample(setup, range);
    if (!sample) return { status: 'skip', observed: nothingAccepted };
    const shots = Array.from({ length: PARALLEL }, (_, n) =>
      range.send(shotOf(sample, `${n + 1} of ${PARALLEL}`)),
    );
    const answers = await Promise.all(shots);
    const taken = answers.filter(({ status }) => isSuccess(status)).length;
    if (taken === PARALLEL) return { status: 'pass', observed: `All ${PARALLEL} were answered 2xx.` };
    const bad = answers.find(({ status }) => !isSuccess(status));
    const other =
      bad?.status === null ? (bad.error?.message ?? 'no answer') : `one was answered ${bad?.status}`;
    return { status: 'fail', observed: `${taken} of ${PARALLEL} were answered 2xx; ${other}` };
  },
};

export const repeatCases: readonly CheckCase[] = [rawBody, duplicate];
export const burstCases: readonly CheckCase[] = [parallel];

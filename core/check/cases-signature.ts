import type { CheckCase, CheckFault, Setup, Shot } from './case.ts';
import { acceptedSample, nothingAccepted } from './cases-valid.ts';
import { mustRefuse } from './verdicts.ts';

const noScheme = 'No document says how this provider signs, and no scheme was chosen.';

interface SignatureCase {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fault: CheckFault;
  readonly ifTaken: string;
  skip?(setup: Extract<Setup['signing'], { kind: 'scheme' }>): string | null;
  /** A case whose failure makes this one fail as well, so that it says nothing new. */
  readonly after?: string;
}

/** A message whose signature is not right, and that must be refused. */
function signatureCase({ id, title, why, fault, ifTaken, skip, after }: SignatureCase): CheckCase {
  return {
    id,
    title,
    expected: 'A 4xx answer, 401 at best.',
    why,
    skip({ signing }, before) {
      if (signing.kind === 'none') return noScheme;
      if (after !== undefined && before.get(after) === 'fail')
        return `A handler that fails "${after}" takes this as well: mend that first.`;
      return skip?.(signing) ?? null;
    },
    async run(setup, range) {
      const sample = acceptedSample(setup, range);
      // A handler that refuses everything refuses this too.
      if (!sample) return { status: 'skip', observed: nothingAccepted };
      const shot: Shot = { title, template: sample.template, body: sample.compact, method: 'POST', fault };
      return mustRefuse(await range.send(shot), ifTaken);
    },
  };
}

const needsSecret = ({ secretKnown }: { secretKnown: boolean }): string | null =>
  secretKnown ? null : "The handler's secret is not known.";

export const signatureCases: readonly CheckCase[] = [
  signatureCase({
    id: 'missing-signature',
    title: 'Refuses an event without its signature',
    why: 'Anyone who knows the address can send such a request.',
    fault: 'no-signature',
    ifTaken: 'The handler takes events that are not signed.',
  }),
  signatureCase({
    id: 'bad-signature',
    title: 'Refuses an event signed with another secret',
    why: 'Only the secret tells the provider from anyone else.',
    fault: 'wrong-secret',
    ifTaken: 'The handler takes events whose signature is wrong: it does not compare it.',
  }),
  signatureCase({
    id: 'tampered-body',
    title: 'Refuses a body that was changed after it was signed',
    why: 'The signature covers the body, so that nobody on the way can change it.',
    fault: 'tampered',
    ifTaken: 'The handler does not hold the signature against the body.',
    after: 'bad-signature',
    skip: (signing) => (signing.signsBody ? needsSecret(signing) : 'This scheme does not sign the body.'),
  }),
  signatureCase({
    id: 'stale-signature',
    title: 'Refuses an event that was signed long ago',
    why: 'Whoever has once seen a signed request could send it again for ever.',
    fault: 'stale',
    ifTaken: 'The handler does not look at the time of signing.',
    after: 'bad-signature',
    skip: (signing) =>
      signing.hasTolerance ? needsSecret(signing) : 'This scheme signs no time, or documents no tolerance.',
  }),
];

/** Where nothing is signed, the handler cannot know who sent a request: said once, as a warning. */
export const authenticity: CheckCase = {
  id: 'authenticity',
  title: 'Hears the provider only',
  expected: 'A way to tell the provider from anyone else.',
  why: 'An address that takes any request will one day get one from somebody else.',
  skip: ({ signing }) => (signing.kind === 'none' ? null : 'The cases of the signature say it.'),
  run(setup, range) {
    const sample = acceptedSample(setup, range);
    const { label } = setup.provider;
    return Promise.resolve(
      sample
        ? {
            status: 'warn',
            observed: `${label} documents no signature, and the handler took an event from us. Keep its address secret, or ask ${label} for a way to check the sender.`,
          }
        : { status: 'skip', observed: nothingAccepted },
    );
  },
};

import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import { explain, inOrder } from './search/explain.ts';
import type { Mistake } from './search/mistake.ts';
import { type SearchInput, type SearchOutcome, type SearchProgress, search } from './search/search.ts';
import type { Verification } from './verification.ts';
import { verify } from './verify.ts';

export interface ExamineInput extends SearchInput {
  /** When the request arrived, in milliseconds since 1970, UTC. */
  readonly now: number;
}

/** What was found out about a signature. Nothing in it is a secret or a key. */
export interface Examination {
  readonly verification: Verification;
  /** null where there was nothing to look for. */
  readonly search: SearchOutcome | null;
  /** What explains the verdict, the cause first; empty where nothing does, or where there is nothing to explain. */
  readonly mistakes: readonly Mistake[];
  /** The cause first, then every other failed check and remark. */
  readonly diagnoses: readonly Diagnosis[];
}

/** Checks a signature, and where it does not match looks for the cause. Yields as `search` does. */
export function* examine(input: ExamineInput): Generator<SearchProgress, Examination> {
  const verification = check(input);
  return needsSearch(verification) ? yield* lookFor(input, verification) : unsearched(verification);
}

/** Looks for the cause of what the check has found. */
export function* lookFor(
  input: ExamineInput,
  verification: Verification,
): Generator<SearchProgress, Examination> {
  return searched(verification, yield* search(input));
}

/** The check alone. */
export function check({ request, scheme, secrets, now }: ExamineInput): Verification {
  return verify(request, scheme, secrets, { now });
}

const flawed = /^(?:prefix|encoding)-/;

/** A digest that fits as it stands leaves nothing to look for: whatever else is wrong has been said. */
export function needsSearch({ verdict, trace, diagnoses }: Verification): boolean {
  if (verdict === 'missing') return true;
  if (verdict !== 'failed') return false;
  const fits = trace.digests.received.some(({ matches }) => matches !== null);
  return !fits || diagnoses.some(({ code }) => flawed.test(code));
}

export function unsearched(verification: Verification): Examination {
  return { verification, search: null, mistakes: [], diagnoses: verification.diagnoses };
}

/** What the check tells where it knows no better: what was found is known. */
const guessed: ReadonlySet<string> = new Set(['secret-unknown', 'algorithm']);

function searched(verification: Verification, found: SearchOutcome): Examination {
  if (!found.find)
    return { verification, search: found, mistakes: [], diagnoses: inVain(verification, found) };
  const mistakes = inOrder(found.find.mistakes);
  const told = explain(mistakes);
  const remarks = explain(found.find.received.remarks);
  const known = new Set([...told, ...remarks].map(({ code }) => code));
  const rest = verification.diagnoses.filter(({ code }) => !guessed.has(code) && !known.has(code));
  return { verification, search: found, mistakes, diagnoses: [...told, ...rest, ...remarks] };
}

/** That the signature does not match, with how much was tried to find out why. */
function inVain({ diagnoses }: Verification, { total, leftOut }: SearchOutcome): Diagnosis[] {
  if (total === 0) return [...diagnoses];
  const tried = `None of ${total - leftOut} ways to get the body, the secret or the signature wrong fits, so it is most likely another secret.`;
  const rest = leftOut === 0 ? '' : ` ${leftOut} rarer ones were left out, because the body is large.`;
  return diagnoses.map((one) =>
    one.code === 'secret-unknown' ? diagnose('secret-unknown', { reason: tried + rest }) : one,
  );
}

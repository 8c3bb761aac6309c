import type { CaseEvidence, CaseResult, CaseStatus, CheckReport } from '../contract/checks.ts';
import { HookglassError, reasonOf } from '../contract/errors.ts';
import { ANSWER_TIME, judgeTimes, timesOf } from './answer-time.ts';
import type { Answer, CheckCase, Outcome, Range, Setup, Shot } from './case.ts';
import { breakingCases, oddCases } from './cases-odd.ts';
import { authenticity, signatureCases } from './cases-signature.ts';
import { burstCases, repeatCases, VALID, validCases } from './cases-valid.ts';
import { isGone, whyUnreachable } from './reach.ts';

/** A message sent, as a verdict and as a reader of the report see it. */
export interface Delivered {
  readonly answer: Answer;
  readonly evidence: CaseEvidence;
}

export interface CheckOptions {
  readonly setup: Setup;
  /** Composes, signs and sends. Never rejects for what the handler does; `fault-not-applicable` where the message cannot be made. */
  readonly deliver: (shot: Shot) => Promise<Delivered>;
  /** Rejects with `state-unreadable`. */
  readonly readState: (() => Promise<string>) | null;
  /** Ids of the cases to run; null: all. */
  readonly only: readonly string[] | null;
  readonly onCase: (result: CaseResult, progress: { done: number; total: number }) => void;
  readonly signal: AbortSignal;
}

/** The cases in the order in which they are run: what breaks a handler comes last. */
export function casesOf(setup: Pick<Setup, 'samples'>): CheckCase[] {
  return [
    ...validCases(setup),
    ...repeatCases,
    ...signatureCases,
    authenticity,
    ...oddCases,
    ...burstCases,
    ...breakingCases,
  ];
}

/** Every id that a check of this provider can have, for `only`. */
export const caseIds = (setup: Pick<Setup, 'samples'>): string[] => [
  ...casesOf(setup).map(({ id }) => id),
  ANSWER_TIME.id,
];

export type CheckOutcome = Pick<CheckReport, 'cases' | 'times' | 'unreachable' | 'complete'>;

/** Runs the cases one after the other. A case whose premise does not hold is skipped, and says why. */
export async function runCheck(options: CheckOptions): Promise<CheckOutcome> {
  const { setup, signal } = options;
  const course: Course = { before: new Map(), answers: [], down: null };
  const wanted = (id: string): boolean => options.only === null || options.only.includes(id);
  const planned = casesOf(setup).filter(({ id }) => wanted(id) || isPremise(id, options.only));
  const total = planned.filter(({ id }) => wanted(id)).length + (wanted(ANSWER_TIME.id) ? 1 : 0);
  const cases: CaseResult[] = [];
  const note = (result: CaseResult): void => {
    course.before.set(result.id, result.status);
    if (!wanted(result.id)) return;
    cases.push(result);
    options.onCase(result, { done: cases.length, total });
  };

  for (const one of planned) {
    if (signal.aborted) break;
    if (!wanted(one.id) && hasAccepted(course.before)) continue;
    const result = await runCase(one, course, options);
    // What was cut short is no verdict.
    if (signal.aborted) break;
    note(result);
  }
  const times = timesOf(course.answers, setup);
  if (!signal.aborted && wanted(ANSWER_TIME.id)) note({ ...ANSWER_TIME, ...judgeTimes(times), evidence: [] });
  return { cases, times, unreachable: whyUnreachable(course.answers), complete: !signal.aborted };
}

/** What is known so far. */
interface Course {
  readonly before: Map<string, CaseStatus>;
  readonly answers: Answer[];
  /** Why nothing more can be sent, once the handler is gone. */
  down: string | null;
}

/** Without one event that was taken most cases say nothing, so valid ones are sent though nobody asked for them. */
const isPremise = (id: string, only: readonly string[] | null): boolean =>
  id.startsWith(VALID) && only?.some((wanted) => !wanted.startsWith(VALID)) === true;
const hasAccepted = (before: ReadonlyMap<string, CaseStatus>): boolean =>
  [...before].some(([id, status]) => id.startsWith(VALID) && status === 'pass');

async function runCase(one: CheckCase, course: Course, options: CheckOptions): Promise<CaseResult> {
  const { id, title, expected, why } = one;
  const evidence: CaseEvidence[] = [];
  const skipped = course.down ?? one.skip(options.setup, course.before);
  const send: Range['send'] = async (shot) => {
    const delivered = await options.deliver(shot);
    evidence.push(delivered.evidence);
    course.answers.push(delivered.answer);
    return delivered.answer;
  };
  const range: Range = { before: course.before, readState: options.readState, send };
  const outcome: Outcome =
    skipped === null
      ? await one.run(options.setup, range).catch(withoutVerdict)
      : { status: 'skip', observed: skipped };
  const result = { id, title, expected, why, ...outcome, evidence };
  course.down ??= whyDown(one, course.answers);
  return result;
}

/** What keeps a case from a verdict, and is no fault of the handler's. Anything else is thrown on. */
function withoutVerdict(thrown: unknown): Outcome {
  const code = thrown instanceof HookglassError ? thrown.code : null;
  const observed = reasonOf(thrown);
  if (code === 'fault-not-applicable') return { status: 'skip', observed };
  if (code === 'state-unreadable') return { status: 'warn', observed };
  throw thrown;
}

function whyDown({ id }: CheckCase, answers: readonly Answer[]): string | null {
  const last = answers.at(-1);
  if (!last || !isGone(last)) return null;
  return whyUnreachable(answers) === null
    ? `The handler does not answer any more since "${id}".`
    : `The handler cannot be reached: ${last.error?.message}`;
}

export function countCases(
  cases: readonly CaseResult[],
): Pick<CheckReport, 'passed' | 'failed' | 'warned' | 'skipped'> {
  const count = (status: CaseStatus): number => cases.filter((one) => one.status === status).length;
  return { passed: count('pass'), failed: count('fail'), warned: count('warn'), skipped: count('skip') };
}

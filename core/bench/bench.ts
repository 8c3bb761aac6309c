import type { BenchResult } from '../contract/bench-calls.ts';
import { readRequestText } from '../parse/request-text.ts';
import { schemesFor } from '../signatures/choose.ts';
import { check, type ExamineInput, lookFor, needsSearch, unsearched } from '../signatures/examine.ts';
import type { SignedRequest } from '../signatures/request.ts';
import { type Looked, resultOf, withoutScheme, withoutSecret } from './result.ts';
import type { BenchTask } from './task.ts';

export type BenchStep =
  /** What is known before the search; told where there is one. */
  | { readonly kind: 'checked'; readonly result: BenchResult }
  | { readonly kind: 'progress'; readonly tried: number; readonly total: number };

/**
 * Checks a signature and looks for the cause where it does not match. Yields after each combination that was tried. Throws
 * `request-unreadable` where the source is no request.
 */
export function* bench(task: BenchTask): Generator<BenchStep, BenchResult> {
  const looked = lookAt(task);
  const scheme = task.scheme ?? looked.candidates[0];
  if (!scheme) return withoutScheme(looked, task.documented);
  if (task.secrets === null) return withoutSecret(looked, scheme, task.now);
  const { request } = looked;
  const input: ExamineInput = {
    request,
    scheme,
    secrets: task.secrets,
    origins: task.origins,
    now: task.now,
  };
  const checked = check(input);
  if (!needsSearch(checked)) return resultOf(looked, scheme, unsearched(checked));
  yield { kind: 'checked', result: cancelled(resultOf(looked, scheme, unsearched(checked))) };
  const going = lookFor(input, checked);
  let step = going.next();
  for (; !step.done; step = going.next()) yield { kind: 'progress', ...step.value };
  return resultOf(looked, scheme, step.value);
}

/** How the result reads where the search does not come to its end. */
function cancelled(result: BenchResult): BenchResult {
  return { ...result, search: { ...result.search, ran: true, match: null, cancelled: true } };
}

function lookAt({ source, url }: BenchTask): Looked {
  const { remarks, ...read } = source.kind === 'text' ? readRequestText(source.bytes) : flat(source);
  const request: SignedRequest = { ...read, url: url ?? read.url };
  return { request, remarks, candidates: schemesFor(request.headers) };
}

function flat({ request, remarks }: Extract<BenchTask['source'], { kind: 'request' }>) {
  return { ...request, remarks };
}

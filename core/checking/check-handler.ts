import type { Setup } from '../check/case.ts';
import { caseIds, countCases, runCheck } from '../check/run.ts';
import type { Clock } from '../clock.ts';
import { suggest } from '../compose/suggest.ts';
import type { CaseResult, CheckReport } from '../contract/checks.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Provider } from '../providers/provider.ts';
import type { Registry } from '../providers/registry.ts';
import { createDelivery } from './deliver.ts';
import type { CheckRequest } from './request.ts';
import { readSamples } from './samples.ts';
import { planSigning } from './signing.ts';
import { readState, requireStateUrl } from './state.ts';

export interface CheckSurroundings {
  readonly registry: Registry;
  readonly fixturesDir: string;
  readonly clock: Clock;
  readonly onCase: (result: CaseResult, progress: { done: number; total: number }) => void;
  readonly signal: AbortSignal;
}

/** Every id of a case that a check of this provider can have. */
export async function checkCaseIds(
  { registry, fixturesDir }: Pick<CheckSurroundings, 'registry' | 'fixturesDir'>,
  provider: string,
): Promise<string[]> {
  return caseIds(await readSamples(registry, fixturesDir, registry.require(provider)));
}

/**
 * Plays a provider to a handler and says whether the handler is right. A run that was ended by the signal resolves with what
 * there is. Rejects with a sentence for what was asked wrongly; never for what the handler does.
 */
export async function checkHandler(
  request: CheckRequest,
  { registry, fixturesDir, clock, onCase, signal }: CheckSurroundings,
): Promise<CheckReport> {
  const provider = registry.require(request.provider);
  const { samples, templates } = await readSamples(registry, fixturesDir, provider);
  const plan = planSigning(request, provider);
  const setup: Setup = { provider, samples, signing: plan.signing, ...limitOf(request, provider) };
  checkOnly(request.only, caseIds(setup));
  if (request.stateUrl !== null) requireStateUrl(request.stateUrl);
  // The HTTP client is loaded with the first check: who only receives starts without it.
  const { createSender } = await import('../sender/sender.ts');
  const sender = createSender({ clock });
  const [startedAt, from] = [clock.now(), clock.monotonic()];
  try {
    const { stateUrl, only } = request;
    const outcome = await runCheck({
      setup,
      deliver: createDelivery(
        { request, registry, templates, plan },
        { sender, clock, signal, waitMs: waitFor(setup.limitMs) },
      ),
      readState: stateUrl === null ? null : () => readState(stateUrl, sender, signal),
      ...{ only, onCase, signal },
    });
    return {
      provider: provider.id,
      target: request.url,
      scheme: plan.scheme?.id ?? null,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: clock.monotonic() - from,
      ...outcome,
      ...countCases(outcome.cases),
    };
  } finally {
    sender.close();
  }
}

function limitOf({ limitMs }: CheckRequest, { delivery }: Provider): Pick<Setup, 'limitMs' | 'limitFrom'> {
  if (limitMs !== null) return { limitMs, limitFrom: 'user' };
  const { value, documented } = delivery.timeoutMs;
  return { limitMs: value, limitFrom: documented ? 'document' : 'default' };
}

/** Long enough that a late answer is seen as late, rather than as none. Milliseconds. */
const waitFor = (limitMs: number): number => Math.max(2 * limitMs, limitMs + 5_000);

function checkOnly(only: readonly string[] | null, known: readonly string[]): void {
  const unknown = only?.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const near = suggest(unknown, known);
  throw new HookglassError(
    'bad-argument',
    `There is no case "${unknown}"${near === null ? '.' : `; did you mean ${near}?`} The cases are: ${known.join(', ')}.`,
    { details: { suggestion: near } },
  );
}

import { compareChecks } from '../check/compare.ts';
import { mergeReports } from '../check/merge.ts';
import { reportWriters } from '../check/reports/reports.ts';
import { type CheckSurroundings, checkCaseIds, checkHandler } from '../checking/check-handler.ts';
import type { CallHandlers, CallInput } from '../contract/calls.ts';
import type { CheckOutcome } from '../contract/check-calls.ts';
import type { CheckReport } from '../contract/checks.ts';
import type { RegistrySource } from '../providers/registry.ts';
import type { CheckReports } from '../store/check-reports.ts';
import type { Vault } from '../vault/vault.ts';
import { secretOf } from './given-secret.ts';
import type { Hub } from './hub.ts';
import type { Jobs } from './jobs.ts';

type CheckCalls = 'check.run' | 'check.ids' | 'check.last' | 'check.report';

export interface CheckParts extends Pick<CheckSurroundings, 'fixturesDir' | 'clock'> {
  readonly registry: RegistrySource;
  readonly jobs: Jobs;
  readonly vault: Pick<Vault, 'get'>;
  readonly checkReports: CheckReports;
  readonly hub: Pick<Hub<unknown>, 'checkCase'>;
}

export function checkHandlers(parts: CheckParts): Pick<CallHandlers, CheckCalls> {
  const { registry, fixturesDir, checkReports } = parts;
  return {
    'check.run': (input) => parts.jobs.run(input.job, ({ signal }) => runCheck(input, parts, signal)),
    async 'check.ids'({ provider }) {
      return { ids: await checkCaseIds({ registry: registry.current, fixturesDir }, provider) };
    },
    'check.last'({ provider, url }) {
      const [report, before] = checkReports.last(provider, url);
      return { last: report ? outcomeOf(report, before) : null };
    },
    'check.report'({ report, format }) {
      const { write, extension } = reportWriters[format];
      return { text: write(report), extension };
    },
  };
}

async function runCheck(
  input: CallInput<'check.run'>,
  parts: CheckParts,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const { registry, fixturesDir, clock, checkReports, hub } = parts;
  const { job, secret, ...request } = input;
  const fresh = await checkHandler(
    { ...request, secret: secretOf(secret, parts.vault), environment: {} },
    {
      ...{ registry: registry.current, fixturesDir, clock, signal },
      onCase: (result, progress) => hub.checkCase({ job, result, ...progress }),
    },
  );
  const [before] = checkReports.last(fresh.provider, fresh.target);
  // What never came to the handler says nothing new of any case.
  if (fresh.unreachable !== null) return outcomeOf(fresh, undefined);
  const report = before && input.only !== null ? mergeReports(before, fresh) : fresh;
  // What was broken off is nothing to hold a later run against.
  if (report.complete) checkReports.add(report);
  return outcomeOf(report, before);
}

const outcomeOf = (report: CheckReport, before: CheckReport | undefined): CheckOutcome => ({
  report,
  changes: before ? compareChecks(before, report) : [],
});

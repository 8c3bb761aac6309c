import type { CallHandlers } from '../../contract/calls.ts';
import { schemeInfo } from '../../signatures/scheme-info.ts';
import { schemes } from '../../signatures/schemes.ts';
import type { Hub } from '../hub.ts';
import { createBenchJobs } from './jobs.ts';
import { type BenchSources, resolveTask } from './resolve.ts';
import type { BenchRunner } from './runner.ts';

type BenchCalls = 'bench.start' | 'bench.cancel' | 'bench.schemes';

export interface BenchWork {
  readonly handlers: Pick<CallHandlers, BenchCalls>;
  close(): void;
}

export function createBenchWork(
  sources: BenchSources,
  runner: BenchRunner,
  hub: Pick<Hub<unknown>, 'benchTold'>,
): BenchWork {
  const jobs = createBenchJobs(runner, hub.benchTold);
  return {
    handlers: {
      'bench.start': (input, caller) => ({ job: jobs.start(resolveTask(input, sources), caller) }),
      'bench.cancel'({ job }) {
        jobs.cancel(job);
        return {};
      },
      'bench.schemes': () => schemes.map(schemeInfo),
    },
    close: jobs.close,
  };
}

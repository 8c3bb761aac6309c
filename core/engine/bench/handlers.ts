import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import { schemeInfo } from '../../signatures/scheme-info.ts';
import { schemes } from '../../signatures/schemes.ts';

type BenchCalls = 'bench.start' | 'bench.cancel' | 'bench.schemes';

export function benchHandlers(): Pick<CallHandlers, BenchCalls> {
  return {
    'bench.start': () => {
      throw new HookglassError('unknown-call', 'The bench is not built in yet.');
    },
    'bench.cancel': () => ({}),
    'bench.schemes': () => schemes.map(schemeInfo),
  };
}

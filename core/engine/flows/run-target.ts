import { HookglassError } from '../../contract/errors.ts';
import type { RunStart } from '../../contract/flow-calls.ts';
import type { RunTarget } from '../../flow-runner/step-message.ts';
import { parseTarget } from '../../sender/target.ts';
import { schemeWith } from '../../signatures/scheme-with.ts';

/** Where a run sends to, and how it signs. Throws at its field what would fail at every attempt. */
export function targetOf(input: RunStart): RunTarget {
  const { url, scheme, headerName, recipe, headers, fault } = input;
  // A variable is filled in only when it is sent.
  const parsed = url.includes('{{') ? null : parseTarget(url);
  if (parsed && !parsed.ok)
    throw new HookglassError('bad-argument', parsed.problem.message, { details: { field: 'url' } });
  if (scheme !== null) schemeWith(scheme, { headerName, recipe });
  return { url, headers, scheme, schemeOptions: { headerName, recipe, url: null }, fault };
}

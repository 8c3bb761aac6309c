import { HookglassError } from '../../contract/errors.ts';
import type { RunStart } from '../../contract/flow-calls.ts';
import type { RunTarget } from '../../flow-runner/step-message.ts';
import { buildHead } from '../../sender/head.ts';
import { parseTarget } from '../../sender/target.ts';
import { schemeWith } from '../../signatures/scheme-with.ts';
import { atField, named, refused } from '../simulator/fields.ts';

/** Where a run sends to, and how it signs. Throws at its field what would fail at every attempt. */
export function targetOf(input: RunStart): RunTarget {
  const { url, scheme, headerName, recipe, headers, fault } = input;
  requireSendable(input);
  requireScheme(input);
  return { url, headers, scheme, schemeOptions: { headerName, recipe, url: null }, fault };
}

function requireSendable({ url, headers }: RunStart): void {
  // A variable is filled in only when it is sent: any other host stands for it here.
  const parsed = parseTarget(url.includes('{{') ? 'http://localhost' : url);
  if (!parsed.ok) throw atField('url', parsed.problem.message);
  const head = buildHead({ method: 'POST', url, headers, body: new Uint8Array() }, parsed.value, true);
  if (!head.ok) throw refused(head.problem);
}

function requireScheme({ scheme, headerName, recipe }: RunStart): void {
  if (scheme === null) return;
  try {
    schemeWith(scheme, { headerName, recipe });
  } catch (thrown) {
    throw thrown instanceof HookglassError ? named(thrown, 'scheme') : thrown;
  }
}

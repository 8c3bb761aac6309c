import type { CallHandlers } from '../../contract/calls.ts';
import type { ReplayPlan, replayCalls } from '../../contract/replay-calls.ts';
import { headerChanges } from '../../copies/changes.ts';
import type { SeqFinder } from '../seq-finder.ts';
import { maskedHeaders } from '../stored-attempt.ts';
import { type Prepared, prepareReplay } from './prepare.ts';
import { type RunParts, runReplay } from './run.ts';

export type ReplayHandlers = Pick<CallHandlers, keyof typeof replayCalls>;

/** What the calls of replays do. */
export function replayHandlers(parts: RunParts & { readonly seqFor: SeqFinder }): ReplayHandlers {
  return {
    'replay.plan': ({ event, ...setup }) => planOf(prepareReplay(parts.seqFor(event), setup, parts)),
    'replay.run': (input) => runReplay(input.events.map(parts.seqFor), input, parts),
  };
}

/** For a page: without the secret. */
function planOf({ original: { request }, replay, head, secret }: Prepared): ReplayPlan {
  const headers = maskedHeaders(head.headers, secret);
  return {
    method: replay.message.method,
    url: replay.message.url,
    headers,
    changes: headerChanges(maskedHeaders(request.headers, secret), headers),
    bodySize: request.body.length,
    scheme: replay.signedWith,
    remarks: [...replay.remarks],
  };
}

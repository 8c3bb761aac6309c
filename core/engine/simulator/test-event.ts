import { randomUUID } from 'node:crypto';
import type { CallOutput } from '../../contract/calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { Sender } from '../../sender/sender.ts';
import { importDraft } from './import-draft.ts';
import type { SimulatorParts } from './parts.ts';
import { sendDraft } from './send.ts';

const TIMEOUT_MS = 10_000;

/** Sends a template to our own receiver over a real socket, as the Simulator would: the shortest proof that capture works. */
export async function sendTestEvent(
  template: string,
  parts: SimulatorParts,
  sender: Sender,
): Promise<CallOutput<'test.send'>> {
  const { state } = parts.receiving;
  if (state.status !== 'listening')
    throw new HookglassError(
      'receiver-stopped',
      'The receiver is not listening, so there is nothing to send to.',
    );
  const { draft } = await importDraft({ kind: 'template', id: template }, parts);
  const url = `${state.url}/${draft.provider}`;
  const { list } = await sendDraft(
    {
      ...{ draft: { ...draft, url }, secret: { kind: 'none' }, environment: null, event: null },
      ...{ timeoutMs: TIMEOUT_MS, proxy: null, ca: null, job: randomUUID() },
    },
    parts,
    sender,
  );
  const last = list.at(-1);
  if (last?.response) return { status: last.response.status, durationMs: last.timings.totalMs };
  throw new HookglassError(
    'send-failed',
    `The test event could not be sent. ${last?.error?.message ?? ''}`.trim(),
  );
}

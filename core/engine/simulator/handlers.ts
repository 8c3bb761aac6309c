import { knownNames } from '../../compose/variables/lookup.ts';
import type { CallHandlers } from '../../contract/calls.ts';
import type { simulatorCalls } from '../../contract/simulator-calls.ts';
import { lazySender } from '../lazy-sender.ts';
import { asCode, makeReady, preview } from './compose.ts';
import { importDraft } from './import-draft.ts';
import { keptHandlers } from './kept-handlers.ts';
import type { SimulatorParts } from './parts.ts';
import { repeatDraft } from './repeat.ts';
import { deliveryOf, sendDraft } from './send.ts';
import { environmentOf } from './surroundings.ts';
import { targetsFor } from './targets.ts';
import { sendTestEvent } from './test-event.ts';
import { validateDraft } from './validate.ts';

export interface SimulatorWork {
  readonly handlers: Pick<CallHandlers, keyof typeof simulatorCalls | 'test.send'>;
  close(): void;
}

/** What the calls of the Simulator do. */
export function createSimulatorWork(parts: SimulatorParts): SimulatorWork {
  const { deliveries, seqFor } = parts;
  const sender = lazySender(parts);
  return {
    close: sender.close,
    handlers: {
      'simulator.send': async (input) => sendDraft(input, parts, await sender.get()),
      'simulator.repeat': async (input) => repeatDraft(input, parts, await sender.get()),
      'test.send': async ({ id }) => sendTestEvent(id, parts, await sender.get()),
      'simulator.compose': async (input) => preview(await makeReady(input, parts)),
      'simulator.snippet': async ({ as, ...input }) => ({ text: asCode(await makeReady(input, parts), as) }),
      'simulator.validate': (input) => validateDraft(input, parts),
      'simulator.targets': ({ provider }) => ({ targets: targetsFor(provider, parts) }),
      'simulator.variables': ({ environment }) => ({
        names: knownNames({ environment: environmentOf(environment, parts), flow: {}, steps: {} }),
      }),
      'simulator.import': ({ source }) => importDraft(source, parts),
      'deliveries.page': (page) => ({ deliveries: deliveries.page(page) }),
      'deliveries.get': ({ id }) => deliveryOf(id, parts),
      'deliveries.ofEvent'({ id }) {
        const delivery = deliveries.ofEvent(seqFor(id));
        return delivery === null ? null : deliveryOf(delivery, parts);
      },
      ...keptHandlers(parts),
    },
  };
}

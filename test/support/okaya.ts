import { systemClock } from '../../core/clock.ts';
import { HookglassError } from '../../core/contract/errors.ts';
import type { CallParts } from '../../core/okaya/call.ts';
import { createOkayaClient, type OkayaClient } from '../../core/okaya/client.ts';
import { openSandbox } from '../../core/okaya-sandbox/sandbox.ts';
import { createSender } from '../../core/sender/sender.ts';
import { fixturesDir } from './engine.ts';
import { type ApiPlace, documentedApi } from './okaya-api.ts';

/** The two that speak Okaya's API: the same tests are for both. */
export const apis: readonly { readonly name: string; start(): Promise<ApiPlace> }[] = [
  { name: 'a server made from the document', start: documentedApi },
  {
    name: 'the sandbox',
    async start() {
      const sender = createSender({ clock: systemClock });
      return openSandbox({ port: 0, sender, clock: systemClock, fixturesDir });
    },
  },
];

/** A client whose waits between attempts are noted, and not waited. */
export function testClient(parts: Partial<CallParts> = {}): { client: OkayaClient; waits: number[] } {
  const waits: number[] = [];
  const client = createOkayaClient({
    sender: createSender({ clock: systemClock }),
    clock: systemClock,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...parts,
  });
  return { client, waits };
}

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<HookglassError> {
  const thrown: unknown = await call.then(
    () => new Error('It was not refused.'),
    (error: unknown) => error,
  );
  if (thrown instanceof HookglassError) return thrown;
  throw thrown;
}

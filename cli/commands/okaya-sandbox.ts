import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import type { SandboxDelivery } from '../../core/contract/okaya.ts';
import { openSandbox } from '../../core/okaya-sandbox/sandbox.ts';
import { createSender } from '../../core/sender/sender.ts';
import { printAside, printJson, printLine } from '../io.ts';
import { paths } from '../surroundings.ts';
import { untilStopped } from '../until-stopped.ts';

const optionsSchema = z.object({ port: z.number(), json: z.boolean().default(false) });

/** Serves the sandbox until it is stopped. What is registered in it is forgotten then. */
export async function sandbox(given: unknown): Promise<void> {
  const { port, json } = optionsSchema.parse(given);
  // Before anything is said: who reads the line may send a signal at once.
  const stopped = untilStopped();
  const sender = createSender({ clock: systemClock });
  let told = 0;
  const opened = await openSandbox({
    ...{ port, sender, clock: systemClock, fixturesDir: paths.fixtures },
    onChange() {
      const fresh = opened.deliveries.filter(({ n }) => n > told).toReversed();
      told += fresh.length;
      for (const delivery of fresh) print(delivery, json);
    },
  });
  const { url, apiKey, groupID } = opened;
  if (json) printJson({ type: 'serving', url, apiKey, groupID });
  else {
    printLine(`Sandbox of Okaya's Webhooks API: ${url}`);
    printLine(`API key: ${apiKey}`);
    printLine(`Group ID: ${groupID}`);
    printAside('It is nothing of Okaya. An event is sent to what is registered by:');
    printAside(`  curl -X POST -H 'x-api-key: ${apiKey}' ${url}/sandbox/events/user.created`);
  }
  try {
    await stopped;
  } finally {
    await opened.close();
    sender.close();
  }
}

function print(delivery: SandboxDelivery, json: boolean): void {
  const { event, url, status, error } = delivery;
  if (json) printJson({ type: 'delivery', ...delivery });
  else printLine(`${event}  ${url}  ${status ?? 'no answer'}${error === null ? '' : `  ${error}`}`);
}

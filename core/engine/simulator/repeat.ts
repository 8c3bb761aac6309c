import type { CallInput } from '../../contract/calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import type { RepeatReport } from '../../contract/repeats.ts';
import type { Attempt } from '../../sender/attempt.ts';
import { sendMany } from '../../sender/send-many.ts';
import type { Sender } from '../../sender/sender.ts';
import { createTally, type Tally } from '../../sender/tally.ts';
import type { Job } from '../jobs.ts';
import { makeReady, type Ready } from './compose.ts';
import type { SimulatorParts } from './parts.ts';
import { beginDelivery, storeAttempt } from './store-delivery.ts';

type RepeatInput = CallInput<'simulator.repeat'>;

/** Deliveries are evidence: of many that failed alike, the first ones are. */
const KEPT_FAILURES = 50;

/**
 * Sends a draft many times, each time composed anew, so that ids and times are those of different events. The first attempt and the
 * first ones that failed are stored as deliveries, the others only counted. A cancelled one is a report as far as it came.
 */
export async function repeatDraft(
  input: RepeatInput,
  parts: SimulatorParts,
  sender: Sender,
): Promise<RepeatReport> {
  // What is known to be wrong is told at its field before anything is sent.
  const first = await makeReady(input, parts);
  const { timeoutMs, proxy, ca, atOnce: concurrency } = input;
  const asked = input.times * first.composed.times;
  return parts.jobs.run(input.job, async (job) => {
    const tally = createTally();
    const after = parts.writer.lastSeq;
    const startedAt = parts.clock.monotonic();
    await sendMany(sender, messages(first, { input, parts, job, tally, asked }), {
      ...{ timeoutMs, proxy, ca, concurrency },
      bodyFault: first.composed.bodyFault,
      // As providers do that have much to send.
      connection: 'kept',
      signal: job.signal,
      onAttempt(attempt, { ready }) {
        tally.count(attempt);
        if (isEvidence(attempt, tally))
          storeAttempt(beginDelivery(input, ready, parts), attempt, ready, after, parts);
      },
    });
    const seconds = (parts.clock.monotonic() - startedAt) / 1000;
    return tally.report({ asked, seconds, cancelled: job.signal.aborted });
  });
}

const isEvidence = ({ ok }: Attempt, { sent, failed }: Tally): boolean =>
  sent === 1 || (!ok && failed <= KEPT_FAILURES);

interface Repeating {
  readonly input: RepeatInput;
  readonly parts: SimulatorParts;
  readonly job: Job;
  readonly tally: Tally;
  readonly asked: number;
}

type Outgoing = Ready['composed']['message'] & { readonly ready: Ready };

async function* messages(first: Ready, repeating: Repeating): AsyncGenerator<Outgoing> {
  const { input, parts } = repeating;
  for (let n = 0; n < input.times; n++) {
    if (!(await goesOn(repeating))) return;
    const ready = n === 0 ? first : await makeReady(input, parts);
    for (let again = 0; again < ready.composed.times; again++) yield { ...ready.composed.message, ready };
  }
}

/** Says how far it is, and gives what arrives its turn. */
async function goesOn({ job, tally, asked }: Repeating): Promise<boolean> {
  try {
    await job.step(tally.sent, asked);
    return true;
  } catch (thrown) {
    // What was sent until then is told all the same.
    if (thrown instanceof HookglassError && thrown.code === 'job-cancelled') return false;
    throw thrown;
  }
}

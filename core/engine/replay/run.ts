import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { CallInput, CallOutput } from '../../contract/calls.ts';
import { toHookglassError } from '../../contract/errors.ts';
import { REPLAY_RESULTS, type ReplayResult } from '../../contract/replay-calls.ts';
import { offsets } from '../../copies/pace.ts';
import { systemSleep } from '../../flow-runner/sleep.ts';
import type { Sender } from '../../sender/sender.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import { type ArrivalParts, arrivedAs } from '../arrived-as.ts';
import type { Job, Jobs } from '../jobs.ts';
import { storedAttempt } from '../stored-attempt.ts';
import { type Prepared, type PrepareParts, prepareReplay } from './prepare.ts';

export interface RunParts extends PrepareParts, ArrivalParts {
  readonly deliveries: Deliveries;
  readonly jobs: Jobs;
  readonly sender: () => Promise<Sender>;
}

type RunInput = CallInput<'replay.run'>;
type RunOutput = CallOutput<'replay.run'>;

/** Of copies that are sent at intervals, so many are under way at once: a slow handler must not pile them up. */
const AT_ONCE = 50;

interface Course {
  readonly run: string;
  readonly input: RunInput;
  readonly parts: RunParts;
  readonly sender: Sender;
  readonly job: Job;
}

/** Sends the copies of events in the order in which those came. What is wrong with the first is thrown; later ones tell it in their results. */
export async function runReplay(
  seqs: readonly number[],
  input: RunInput,
  parts: RunParts,
): Promise<RunOutput> {
  const ordered = [...new Set(seqs)].sort((a, b) => a - b);
  const [first] = ordered;
  if (first !== undefined) prepareReplay(first, input, parts);
  const sender = await parts.sender();
  return parts.jobs.run(input.job, async (job) => {
    const course = { run: randomUUID(), input, parts, sender, job };
    const results = await sendAll(ordered, course);
    const sent = results.filter(({ delivery }) => delivery !== null);
    return {
      run: course.run,
      asked: ordered.length,
      sent: sent.length,
      ok: sent.filter(({ ok }) => ok).length,
      cancelled: job.signal.aborted,
      results: results.sort((a, b) => a.seq - b.seq).slice(0, REPLAY_RESULTS),
    };
  });
}

async function sendAll(seqs: readonly number[], course: Course): Promise<ReplayResult[]> {
  const { input, parts, job } = course;
  setMaxListeners(AT_ONCE + 1, job.signal);
  const results: ReplayResult[] = [];
  const underWay = new Set<Promise<void>>();
  const begun = parts.clock.monotonic();
  const due = offsets(
    seqs.map((seq) => parts.reader.detail(seq)).map((found) => Date.parse(found?.receivedAt ?? '') || 0),
    input.speed,
  );
  for (const [index, seq] of seqs.entries()) {
    const wait = (due[index] ?? 0) - (parts.clock.monotonic() - begun);
    if (wait > 0) await systemSleep(wait, job.signal);
    if (job.signal.aborted) break;
    const one = sendOne(seq, course).then(async (result) => {
      results.push(result);
      underWay.delete(one);
      await told(results.length, seqs.length, job);
    });
    underWay.add(one);
    if (input.speed === null || underWay.size >= AT_ONCE) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  return results;
}

/** A cancelled job still tells what it has sent. */
async function told(done: number, total: number, job: Job): Promise<void> {
  await job.step(done, total).catch(() => {});
}

async function sendOne(seq: number, course: Course): Promise<ReplayResult> {
  try {
    return await attemptOne(seq, prepareReplay(seq, course.input, course.parts), course);
  } catch (thrown) {
    const { message } = toHookglassError(thrown);
    const nothing = {
      delivery: null,
      status: null,
      ok: false,
      durationMs: null,
      problem: null,
      eventSeq: null,
    };
    return { seq, ...nothing, message };
  }
}

async function attemptOne(seq: number, prepared: Prepared, course: Course): Promise<ReplayResult> {
  const { run, input, parts, sender, job } = course;
  const { message, signedWith, remarks } = prepared.replay;
  const { provider, eventType } = prepared.original;
  const delivery = parts.deliveries.begin({
    ...{
      kind: 'replay',
      url: message.url,
      flow: null,
      template: null,
      provider: provider?.id ?? null,
      eventType,
    },
    ...{
      run,
      step: null,
      fault: null,
      scheme: signedWith,
      remarks: [...remarks],
      draft: null,
      sentWith: null,
      copyOf: seq,
    },
  });
  const after = parts.writer.lastSeq;
  const attempt = await sender.send(message, { timeoutMs: input.timeoutMs, signal: job.signal });
  const eventSeq = arrivedAs(attempt, message, after, parts);
  parts.deliveries.addAttempt(delivery, {
    ...storedAttempt(attempt, message.body, prepared.secret),
    eventSeq,
  });
  return {
    ...{ seq, delivery, eventSeq },
    status: attempt.response?.status ?? null,
    ok: attempt.ok,
    durationMs: attempt.timings.totalMs,
    problem: attempt.error?.code ?? null,
    message: attempt.error?.message ?? null,
  };
}

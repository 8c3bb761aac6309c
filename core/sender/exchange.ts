import type { AttemptProblem } from '../contract/attempts.ts';
import { sizeWords } from '../contract/size-words.ts';
import { Answer } from './answer.ts';
import type { OutgoingMessage, ReceivedResponse, SendOptions } from './attempt.ts';
import type { Course } from './course.ts';
import { faultyBody } from './faulty-body.ts';
import type { Head } from './head.ts';
import type { Lane } from './lane.ts';
import { LONGEST_TIMEOUT_MS, MAX_RESPONSE_BYTES } from './limits.ts';
import type { Target } from './target.ts';

export interface Job {
  readonly message: OutgoingMessage;
  readonly head: Head;
  readonly target: Target;
  readonly options: SendOptions;
}

/** How an exchange ended, whoever ended it. */
export interface Ended {
  readonly problem: AttemptProblem | null;
  readonly response: ReceivedResponse | null;
}

/**
 * Sends on the lane and waits for the answer, the time-out or the signal, whichever comes first. Never rejects; after a
 * problem the lane is of no more use. `explain` says what an error of the network means.
 */
export function exchange(
  lane: Lane,
  job: Job,
  course: Course,
  explain: (error: unknown) => AttemptProblem,
): Promise<Ended> {
  const { options } = job;
  if (options.signal?.aborted === true) return Promise.resolve({ problem: cancelled, response: null });
  const answer = new Answer(options.maxResponseBytes ?? MAX_RESPONSE_BYTES);
  return new Promise((resolve) => {
    let over = false;
    const end = (problem: AttemptProblem | null): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      resolve({ problem, response: answer.taken(course, problem !== null) });
    };
    const cancel = (): void => end(cancelled);
    const timer = setTimeout(
      () => end(timedOut(job, course)),
      Math.min(options.timeoutMs, LONGEST_TIMEOUT_MS),
    );
    options.signal?.addEventListener('abort', cancel, { once: true });

    lane.begin(course);
    dispatch(lane, job, answer, end, explain);
  });
}

const cancelled: AttemptProblem = { code: 'cancelled', message: 'The attempt was cancelled.' };

function dispatch(
  lane: Lane,
  { message, head, target, options }: Job,
  answer: Answer,
  end: (problem: AttemptProblem | null) => void,
  explain: (error: unknown) => AttemptProblem,
): void {
  const { method, body } = message;
  const fault = body.length > 0 ? (options.bodyFault ?? null) : null;
  lane.dispatch(
    {
      method,
      path: target.path,
      head: head.bytes,
      body: fault ? faultyBody(body, fault, lane) : body,
      length: body.length,
    },
    {
      onResponseStart(controller, status) {
        if (status >= 200) answer.begin(status, controller.rawHeaders);
      },
      onResponseData(_controller, chunk) {
        if (!answer.add(chunk)) end(tooLarge(options.maxResponseBytes ?? MAX_RESPONSE_BYTES));
      },
      onResponseEnd: () => end(null),
      onResponseError: (_controller, error) => end(explain(error)),
    },
  );
}

function tooLarge(limit: number): AttemptProblem {
  return {
    code: 'response-too-large',
    message: `The answer is larger than ${sizeWords(limit)}: it was cut there, and the connection closed.`,
  };
}

function timedOut({ target, options }: Job, course: Course): AttemptProblem {
  const time = `${options.timeoutMs / 1000} s`;
  const where =
    course.sentAt === null
      ? 'The connection was not open by then.'
      : course.firstByteAt === null
        ? 'The message had been sent, and no answer came.'
        : 'The answer had begun, and did not come to its end.';
  return { code: 'target-timeout', message: `${target.authority} took longer than ${time}. ${where}` };
}

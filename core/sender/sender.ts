import type { Clock } from '../clock.ts';
import type { AttemptProblem, AttemptRemark } from '../contract/attempts.ts';
import { type Log, silentLog } from '../log.ts';
import type { Attempt, OutgoingMessage, SendOptions } from './attempt.ts';
import { type Course, receivedBytes, startCourse, timingsOf } from './course.ts';
import { type Ended, exchange, type Job } from './exchange.ts';
import { buildHead } from './head.ts';
import type { Route } from './lane.ts';
import { createLanes } from './lanes.ts';
import { errorCode, problemOf } from './problems.ts';
import { parseProxy, proxyProblem } from './proxy.ts';
import { redirectRemark } from './redirect.ts';
import { type Parsed, parseTarget } from './target.ts';
import { createTrust } from './trust.ts';

export interface Sender {
  /** Sends once, follows no redirect, and never rejects for what the message or the network is like. */
  send(message: OutgoingMessage, options: SendOptions): Promise<Attempt>;
  /** Closes the connections that attempts with `kept` have left open. */
  close(): void;
}

export function createSender({ clock, log = silentLog }: { clock: Clock; log?: Log }): Sender {
  const trust = createTrust();
  const lanes = createLanes(clock);

  const prepare = (message: OutgoingMessage, options: SendOptions): Parsed<{ job: Job; route: Route }> => {
    const target = parseTarget(message.url);
    if (!target.ok) return target;
    const head = buildHead(message, target.value, options.connection !== 'kept');
    if (!head.ok) return head;
    const trusted = trust(options.ca ?? null);
    if (!trusted.ok) return trusted;
    const proxy = options.proxy ? parseProxy(options.proxy) : null;
    if (proxy && !proxy.ok) return proxy;
    return {
      ok: true,
      value: {
        job: { message, head: head.value, target: target.value, options },
        route: { target: target.value, proxy: proxy?.value ?? null, trust: trusted.value },
      },
    };
  };

  return {
    async send(message, options) {
      const startedAt = clock.now();
      const course = startCourse(clock.monotonic());
      const prepared = prepare(message, options);
      if (!prepared.ok) return unsent(startedAt, message, prepared.problem);
      const { job, route } = prepared.value;
      const lane = lanes.take(route, options);
      const ended = await exchange(lane, job, course, (error) => explain(error, course, route, log));
      const attempt = attemptOf(startedAt, job, course, ended, clock.monotonic());
      lanes.give(lane, route, options, ended.problem === null);
      return attempt;
    },
    close: () => lanes.close(),
  };
}

function explain(error: unknown, course: Course, { target, proxy }: Route, log: Log): AttemptProblem {
  const atProxy = course.phase === 'proxy' ? proxy : null;
  const problem = problemOf(error, course, atProxy ?? target);
  if (problem.code === 'send-failed')
    log.warn('an error of the network has no words yet', { code: errorCode(error) });
  return atProxy ? proxyProblem(course, atProxy, problem.message) : problem;
}

function attemptOf(startedAt: number, job: Job, course: Course, ended: Ended, endedAt: number): Attempt {
  const { problem, response } = ended;
  const status = response?.status ?? 0;
  const whole = problem === null || problem.code === 'response-too-large';
  return {
    startedAt,
    ok: whole && status >= 200 && status <= 299,
    request: {
      headers: job.head.headers,
      rawHead: course.sentAt === null ? new Uint8Array() : job.head.bytes,
      bodyBytes: course.bodyBytes,
    },
    response,
    unreadable: response === null && course.received.length > 0 ? receivedBytes(course) : null,
    timings: timingsOf(course, endedAt),
    error: problem,
    remarks: remarksOn(job, course, ended),
  };
}

function remarksOn({ message }: Job, course: Course, { problem, response }: Ended): AttemptRemark[] {
  if (!response) return [];
  const remarks: AttemptRemark[] = [];
  const redirect = redirectRemark(response);
  if (redirect) remarks.push(redirect);
  const size = message.body.length;
  if (problem === null && course.bodyBytes < size)
    remarks.push({
      code: 'early-answer',
      message: `The answer came after ${course.bodyBytes} of the ${size} bytes of the body had been sent.`,
    });
  return remarks;
}

function unsent(startedAt: number, { headers }: OutgoingMessage, problem: AttemptProblem): Attempt {
  return {
    startedAt,
    ok: false,
    request: { headers, rawHead: new Uint8Array(), bodyBytes: 0 },
    response: null,
    unreadable: null,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
    error: problem,
    remarks: [],
  };
}

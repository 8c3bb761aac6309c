import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { CallInput } from '../../contract/calls.ts';
import { type Hop, hopId, type PathReport, pathTestPath } from '../../contract/path-test.ts';
import type { EngineState } from '../../contract/state.ts';
import type { TunnelInfo } from '../../contract/tunnel.ts';
import type { Log } from '../../log.ts';
import type { Attempt } from '../../sender/attempt.ts';
import type { Sender } from '../../sender/sender.ts';
import type { Arrivals } from '../../store/arrivals.ts';
import { eventId } from '../../store/ids.ts';
import type { Reader } from '../../store/reader.ts';
import type { Writer } from '../../store/writer.ts';
import type { Hub } from '../hub.ts';
import type { Job, Jobs } from '../jobs.ts';
import type { Recorder } from '../recorder.ts';
import { judge, judgeAnswer, type Stored } from './judge.ts';

/** The whole way there and back. Milliseconds. */
const TIMEOUT_MS = 12_000;
/** So long a page has to show it, once it is stored. Milliseconds. */
const WINDOW_MS = 3_000;

export interface PathTestParts {
  readonly jobs: Jobs;
  readonly hub: Pick<Hub<unknown>, 'pathHop'>;
  readonly arrivals: Pick<Arrivals, 'endingWith'>;
  readonly reader: Pick<Reader, 'request'>;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly writer: Pick<Writer, 'lastSeq'>;
  readonly historyName: string;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly info: () => TunnelInfo;
  readonly state: () => EngineState;
}

export interface PathTests {
  run(input: CallInput<'path.test'>): Promise<PathReport>;
  /** A page has shown the request with this nonce. */
  seen(nonce: string): void;
  close(): void;
}

/** Sends nonces to the public URL and follows them to the window. */
export function createPathTests(parts: PathTestParts): PathTests {
  /** Nonces that a page should show, and who waits for that. */
  const shown = new Map<string, () => void>();
  let sender: Sender | null = null;
  const load = async (): Promise<Sender> => {
    // The HTTP client is loaded on demand: who tests no path starts without it.
    const { createSender } = await import('../../sender/sender.ts');
    sender ??= createSender(parts);
    return sender;
  };
  return {
    run: (input) =>
      parts.jobs.run(input.job, async (job) => {
        const tell = (hop: Hop): void => parts.hub.pathHop({ job: input.job, hop });
        const base = parts.info().publicUrl;
        return base === null
          ? nowhere(parts, tell)
          : follow({ ...parts, load, shown, job, tell }, base, input);
      }),
    seen: (nonce) => shown.get(nonce)?.(),
    close: () => sender?.close(),
  };
}

interface Following extends PathTestParts {
  readonly load: () => Promise<Sender>;
  readonly shown: Map<string, () => void>;
  readonly job: Job;
  readonly tell: (hop: Hop) => void;
}

async function follow(
  parts: Following,
  base: string,
  { window }: CallInput<'path.test'>,
): Promise<PathReport> {
  const { clock, info, state, tell, job, shown, historyName } = parts;
  const nonce = randomBytes(12).toString('base64url');
  const url = `${base}${pathTestPath(nonce)}`;
  const body = Buffer.from(JSON.stringify({ hookglass: 'path-test', nonce }));
  const after = parts.writer.lastSeq;
  const startedAt = clock.now();
  const isShown = new Promise<void>((resolve) => {
    shown.set(nonce, resolve);
  });
  try {
    const attempt = await sendNonce(parts, url, body);
    const stored = find(parts, { nonce, after, startedAt, body });
    // Cancelled: nothing more is looked at, and the call is rejected.
    await job.step(1, 2);
    const seen = { attempt, stored, info: info(), capture: state().capture };
    const hops = judge(seen);
    for (const hop of hops) tell(hop);
    const last = [await windowHop({ parts, window, stored, isShown, startedAt }), judgeAnswer(seen)];
    for (const hop of last) tell(hop);
    return {
      ok: [...hops, ...last].every(({ status }) => status !== 'failed'),
      url,
      startedAt: new Date(startedAt).toISOString(),
      hops: [...hops, ...last],
      eventId: stored === null ? null : eventId(historyName, stored.seq),
    };
  } finally {
    shown.delete(nonce);
  }
}

async function sendNonce(
  { load, info, job, version }: Following,
  url: string,
  body: Buffer,
): Promise<Attempt> {
  const sender = await load();
  const headers = [
    ['User-Agent', `Hookglass/${version} (path test)`],
    ['Content-Type', 'application/json'],
  ] as const;
  return sender.send(
    { method: 'POST', url, headers: headers.map(([name, value]) => [name, value]), body },
    { timeoutMs: TIMEOUT_MS, ca: info().settings.ca, signal: job.signal },
  );
}

function find(
  { arrivals, reader, recorder, clock }: Following,
  { nonce, after, startedAt, body }: { nonce: string; after: number; startedAt: number; body: Buffer },
): Stored | null {
  recorder.flush();
  const seq = arrivals.endingWith(pathTestPath(nonce), after);
  const request = seq === null ? null : reader.request(seq);
  if (seq === null || request === null) return null;
  return {
    seq,
    arrivedMs: Math.max(0, request.receivedAt - startedAt),
    foundMs: clock.now() - startedAt,
    whole: body.equals(request.body),
  };
}

interface WindowLook {
  readonly parts: Following;
  readonly window: boolean;
  readonly stored: Stored | null;
  readonly isShown: Promise<void>;
  readonly startedAt: number;
}

async function windowHop({ parts, window, stored, isShown, startedAt }: WindowLook): Promise<Hop> {
  if (!stored) return { id: 'window', status: 'skipped', ms: null, message: 'It was not reached.' };
  if (!window)
    return { id: 'window', status: 'skipped', ms: null, message: 'No window took part in this test.' };
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'late'>((resolve) => {
    late = setTimeout(() => resolve('late'), WINDOW_MS);
  });
  const how = await Promise.race([isShown, tooLate]);
  clearTimeout(late);
  const ms = parts.clock.now() - startedAt;
  return how === 'late'
    ? { id: 'window', status: 'failed', ms, message: 'It did not show the request within 3 seconds.' }
    : { id: 'window', status: 'ok', ms, message: 'It shows the request.' };
}

/** There is no URL to send to: the first hop says why. */
function nowhere({ info, clock }: PathTestParts, tell: (hop: Hop) => void): PathReport {
  const hops = hopId.options.map(
    (id): Hop =>
      id === 'address'
        ? { id, status: 'failed', ms: null, message: whyNoUrl(info()) }
        : { id, status: 'skipped', ms: null, message: 'It was not reached.' },
  );
  for (const hop of hops) tell(hop);
  return { ok: false, url: null, startedAt: new Date(clock.now()).toISOString(), hops, eventId: null };
}

function whyNoUrl({ state }: TunnelInfo): string {
  if (state.status === 'failed' || state.status === 'reconnecting')
    return `There is no public URL now: ${state.problem.message} ${state.problem.todo}`;
  if (state.status === 'connecting') return 'There is no public URL yet: the tunnel is being opened.';
  return 'There is no public URL: open the tunnel, or set one of your own.';
}

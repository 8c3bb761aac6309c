import type { Hop, HopId } from '../../contract/path-test.ts';
import type { EngineState } from '../../contract/state.ts';
import type { TunnelInfo } from '../../contract/tunnel.ts';
import type { Attempt } from '../../sender/attempt.ts';

/** What is known once the nonce was sent and its answer came, or did not. */
export interface Seen {
  readonly attempt: Attempt;
  /** The request as it is in the history; null where it is not there. */
  readonly stored: Stored | null;
  readonly info: TunnelInfo;
  readonly capture: EngineState['capture'];
}

export interface Stored {
  readonly seq: number;
  /** Milliseconds since the test began: when its head arrived, and when it was found in the history. */
  readonly arrivedMs: number;
  readonly foundMs: number;
  /** Whether its body is the one that was sent, byte for byte. */
  readonly whole: boolean;
}

type Verdict = Omit<Hop, 'id'>;

/** The hops that the sending itself tells of, in their order. After a broken one nothing is known of the next ones. */
export function judge(seen: Seen): Hop[] {
  const stages: readonly (readonly [HopId, (seen: Seen) => Verdict])[] = [
    ['address', address],
    ['tunnel', tunnel],
    ['receiver', receiver],
    ['store', store],
  ];
  let broken = false;
  return stages.map(([id, look]) => {
    const verdict = broken ? unknown : look(seen);
    broken ||= verdict.status === 'failed';
    return { id, ...verdict };
  });
}

const unknown: Verdict = { status: 'skipped', ms: null, message: 'It was not reached.' };

/** Whether the name was found and a trusted connection came about. */
function address({ attempt, stored }: Seen): Verdict {
  const { dnsMs, connectMs, tlsMs } = attempt.timings;
  const ms = (dnsMs ?? 0) + (connectMs ?? 0) + (tlsMs ?? 0);
  const connected = stored !== null || attempt.response !== null || attempt.request.rawHead.length > 0;
  if (connected) return { status: 'ok', ms, message: 'It was found, and a connection opened.' };
  const reason = attempt.error?.message ?? 'No connection came about.';
  return { status: 'failed', ms: attempt.timings.totalMs, message: reason };
}

function tunnel(seen: Seen): Verdict {
  const { attempt, stored, info } = seen;
  if (stored) return { status: 'ok', ms: stored.arrivedMs, message: 'It passed the request on to here.' };
  // These come from this computer, so the tunnel is not what is broken.
  if (receiverProblem(seen) !== null || notKept(seen))
    return { status: 'ok', ms: attempt.timings.firstByteMs, message: 'It passed the request on to here.' };
  return { status: 'failed', ms: attempt.timings.totalMs, message: `${lost(attempt)} ${advice(info)}` };
}

/** What came instead of an arrival. */
function lost({ response, error }: Attempt): string {
  if (!response) return `Nothing arrived here. ${error?.message ?? ''}`.trim();
  const text = Buffer.from(response.body).toString('latin1');
  const code = /ERR_NGROK_\d+/.exec(text)?.[0];
  if (code === 'ERR_NGROK_3200')
    return 'ngrok answered that no endpoint is online at this URL (ERR_NGROK_3200).';
  if (code !== undefined) return `ngrok answered ${response.status} with ${code}, and nothing arrived here.`;
  return `The URL answered ${response.status}, and nothing arrived here: it leads somewhere else.`;
}

function advice({ settings, state }: TunnelInfo): string {
  if (settings.way === 'own') return 'Look where your domain or proxy passes requests on to.';
  return state.status === 'online'
    ? 'Close the tunnel and open it again.'
    : 'The tunnel is not online any more; open it again.';
}

/** What says that the request came as far as this computer, but not into the receiver; null where nothing does. */
function receiverProblem({ attempt: { response }, capture }: Seen): string | null {
  if (!response) return null;
  const text = Buffer.from(response.body).toString('latin1');
  if (response.status === 503 && capture === 'paused')
    return 'Capture is paused, so requests are answered 503 and not kept. Turn it on again.';
  if (/failed to dial backend|ERR_NGROK_8012/.test(text))
    return 'The tunnel came to this computer, but the receiver did not take the connection. Look whether it listens.';
  return null;
}

/** The receiver had it, and the history could not take it. */
function notKept({ attempt: { response } }: Seen): boolean {
  return response?.status === 507 && Buffer.from(response.body).includes('could not be stored');
}

function receiver(seen: Seen): Verdict {
  const { stored, attempt } = seen;
  if (notKept(seen))
    return { status: 'ok', ms: attempt.timings.firstByteMs, message: 'It took the request.' };
  if (stored) return { status: 'ok', ms: stored.arrivedMs, message: 'It took the request.' };
  const message = receiverProblem(seen) ?? 'It did not take the request.';
  return { status: 'failed', ms: attempt.timings.totalMs, message };
}

function store(seen: Seen): Verdict {
  const { stored, attempt } = seen;
  if (notKept(seen))
    return {
      status: 'failed',
      ms: attempt.timings.totalMs,
      message: 'The history cannot be written. Look whether the disk is full or the data folder is gone.',
    };
  if (!stored) return unknown;
  if (!stored.whole)
    return {
      status: 'failed',
      ms: stored.foundMs,
      message: 'The body in the history is not the one that was sent: something on the way changes it.',
    };
  return { status: 'ok', ms: stored.foundMs, message: 'It is in the history, byte for byte.' };
}

/** Whether the answer of the receiver found its way back. */
export function judgeAnswer({ attempt, stored }: Seen): Hop {
  if (!stored) return { id: 'answer', ...unknown };
  const { response, error, timings } = attempt;
  if (!response || error)
    return {
      id: 'answer',
      status: 'failed',
      ms: timings.totalMs,
      message: `The request arrived, but its answer did not come back. ${error?.message ?? ''}`.trim(),
    };
  return {
    id: 'answer',
    status: 'ok',
    ms: timings.totalMs,
    message: `The answer ${response.status} came back.`,
  };
}

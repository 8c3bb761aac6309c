import type { Clock } from '../../clock.ts';
import type { CallHandlers } from '../../contract/calls.ts';
import { createForwarder, type Forwarder } from '../../forwarding/forwarder.ts';
import type { Timing } from '../../forwarding/target-queue.ts';
import type { Log } from '../../log.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import type { ForwardMarks } from '../../store/forward-marks.ts';
import { eventId } from '../../store/ids.ts';
import type { Reader } from '../../store/reader.ts';
import type { Writer } from '../../store/writer.ts';
import type { Endpoints, GivenForAll } from '../endpoints.ts';
import type { Hub } from '../hub.ts';
import { lazySender } from '../lazy-sender.ts';
import type { SeqFinder } from '../seq-finder.ts';

export interface ForwardParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly historyName: string;
  readonly reader: Pick<Reader, 'request'>;
  readonly writer: Pick<Writer, 'lastSeq'>;
  readonly deliveries: Deliveries;
  readonly forwardMarks: ForwardMarks;
  readonly endpoints: Pick<Endpoints, 'list' | 'onReload'>;
  /** Targets of the command line. */
  readonly forAll: Pick<GivenForAll, 'targets'>;
  readonly hub: Pick<Hub<unknown>, 'forwardHealth' | 'forwardAttempts'>;
}

type ForwardCalls = 'forward.health' | 'forward.clear' | 'forward.settle' | 'deliveries.from';

export interface ForwardWork {
  /** Hears of what was stored and answered. */
  readonly take: Forwarder['take'];
  handlers(seqFor: SeqFinder): Pick<CallHandlers, ForwardCalls>;
  close(): void;
}

/** Forwards what arrives to the targets of its endpoint. */
export function createForwardWork(parts: ForwardParts): ForwardWork {
  const { historyName, endpoints, deliveries, hub } = parts;
  const sender = lazySender(parts);
  const forwarder = createForwarder({
    ...{ deliveries, log: parts.log, sender: sender.get, read: parts.reader.request },
    ...{ marks: parts.forwardMarks, lastSeq: () => parts.writer.lastSeq },
    outlives: ({ id }) => !parts.forAll.targets.some((given) => given.id === id),
    timing: systemTiming(parts.clock),
    self: `hookglass-${historyName}`,
    idOf: (seq) => eventId(historyName, seq),
    onHealth: hub.forwardHealth,
    onAttempts: hub.forwardAttempts,
  });
  const configure = (): void => forwarder.configure(endpoints.list());
  endpoints.onReload(configure);
  configure();
  return {
    take: forwarder.take,
    handlers: (seqFor) => ({
      'forward.health': forwarder.health,
      'forward.clear'({ slug }) {
        forwarder.clear(slug);
        return forwarder.health();
      },
      'forward.settle': async ({ timeoutMs }) => ({ settled: await forwarder.settle(timeoutMs) }),
      'deliveries.from': ({ id }) => ({ deliveries: deliveries.copiesOf(seqFor(id)) }),
    }),
    close() {
      forwarder.close();
      sender.close();
    },
  };
}

/** None of its timers keeps the process alive. */
function systemTiming({ now }: Clock): Timing {
  return {
    now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

import { useEffect, useState } from 'react';
import type { DeliveryDetail } from '../../../core/contract/deliveries.ts';
import type { EventDetail } from '../../../core/contract/models.ts';
import { useServices, useSlice } from '../../services.ts';
import { Fold } from '../../ui/Fold.tsx';
import { formatRowTime, plural } from '../../ui/format.ts';
import { Tag } from '../../ui/Tag.tsx';
import { DeliveryView } from '../simulator/result/DeliveryView.tsx';
import { lastOutcome } from '../simulator/result/words.ts';
import styles from './replay.module.css';

/** What was sent of an event: where it was forwarded to, and its replays. The caller gives each event a component of its own. */
export function Copies({ event }: { event: EventDetail }) {
  const copies = useCopies(event);
  const endpoint = useSlice(
    (services) => services.endpoints,
    ({ list }) => list?.find(({ slug }) => slug === (event.endpoint ?? '')),
  );
  const targets = endpoint?.forwarding.targets ?? [];
  if (copies === null) return null;
  return (
    <section className={styles.copies} aria-label="Copies of this event">
      <strong>
        {copies.length === 0
          ? 'Not sent on, and not replayed'
          : `Sent from here ${plural(copies.length, 'time')}`}
      </strong>
      {copies.length === 0 ? (
        <p className="muted">
          {targets.length > 0
            ? 'What its endpoint forwards, and what Replay sends, stands here once an attempt has ended.'
            : 'Replay sends it again; its endpoint can forward every event to a handler of yours (Settings, Endpoints).'}
        </p>
      ) : null}
      <ul className={styles.copyList} aria-label="Copies of this event">
        {copies.map((copy) => (
          <li key={copy.id}>
            <Copy copy={copy} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Copy({ copy }: { copy: DeliveryDetail }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const { glyph, tone, label } = lastOutcome(copy);
  return (
    <Fold
      summary={
        <span className={styles.copy}>
          <Tag glyph={glyph} tone={tone} label={label} />
          <span>{copy.kind === 'forward' ? 'Forwarded' : 'Replayed'}</span>
          <span className="mono faint">{formatRowTime(copy.createdAt, zone, new Date())}</span>
          <span className={`mono ${styles.grow}`}>{copy.url}</span>
          {copy.attempts > 1 ? <span className="muted">{copy.attempts} attempts</span> : null}
        </span>
      }
    >
      <DeliveryView key={copy.attempts} delivery={copy} />
    </Fold>
  );
}

/** Read anew when an attempt at one of them has ended. null until they are known. */
function useCopies({ id, seq }: EventDetail): readonly DeliveryDetail[] | null {
  const { connection } = useServices();
  const [copies, setCopies] = useState<readonly DeliveryDetail[] | null>(null);
  const outcome = useSlice(
    (services) => services.replays,
    (state) => state.outcome,
  );
  useEffect(() => {
    // What was replayed is a new copy.
    void outcome;
    let current = true;
    const load = (): void =>
      void connection.call('deliveries.from', { id }).then(
        ({ deliveries }) => current && setCopies(deliveries),
        () => current && setCopies([]),
      );
    const stop = connection.onPush((push) => {
      if (push.name === 'forward.attempts' && push.data.attempts.some((attempt) => attempt.seq === seq))
        load();
    });
    load();
    return () => {
      current = false;
      stop();
    };
  }, [connection, id, seq, outcome]);
  return copies;
}

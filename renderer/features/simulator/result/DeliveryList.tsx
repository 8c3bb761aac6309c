import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { DeliverySummary } from '../../../../core/contract/deliveries.ts';
import { useServices, useSlice } from '../../../services.ts';
import { formatRowTime } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../simulator.module.css';
import { useSimulator, useSimulatorActions } from '../use-simulator.ts';
import { lastOutcome } from './words.ts';

/** What was sent, the newest first. */
export function DeliveryList() {
  const { deliveries: history } = useServices();
  const { deliveries, more, problem } = useSlice(
    (services) => services.deliveries,
    (state) => state,
  );
  const result = useSimulator((state) => state.result);
  useEffect(() => void history.refresh(), [history]);
  return (
    <section className={styles.deliveries} aria-label="Sent before">
      <h2>Deliveries</h2>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem} <Button onClick={() => void history.refresh()}>Try again</Button>
        </p>
      )}
      {deliveries?.length === 0 ? <p className="muted">Nothing was sent from here yet.</p> : null}
      <ul aria-label="Deliveries">
        {deliveries?.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} current={delivery.id === result?.id} />
        ))}
      </ul>
      {more ? <Button onClick={() => void history.more()}>Show older ones</Button> : null}
    </section>
  );
}

function DeliveryRow({ delivery, current }: { delivery: DeliverySummary; current: boolean }) {
  const simulator = useSimulatorActions();
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  const { glyph, tone, label } = lastOutcome(delivery);
  const { template, provider, eventType, url, fault } = delivery;
  const what = template ?? [provider, eventType].filter((part) => part !== null).join('/');
  return (
    <li>
      <button
        type="button"
        className={styles.delivery}
        aria-current={current || undefined}
        onClick={() => void simulator.show(delivery.id)}
      >
        <span className="mono faint">{formatRowTime(delivery.createdAt, zone, new Date())}</span>
        <Tag glyph={glyph} tone={tone} label={label} />
        <span className={styles.what}>
          {what === '' ? 'A request' : what}
          {fault === null ? '' : `, ${fault}`}
        </span>
        <span className={`mono faint ${styles.where}`}>{url}</span>
      </button>
    </li>
  );
}

import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DeliveryDetail } from '../../../../core/contract/deliveries.ts';
import type { EventDetail } from '../../../../core/contract/models.ts';
import { useServices, useSlice } from '../../../services.ts';
import { Copies } from '../../replay/Copies.tsx';
import { hrefOf } from '../../shell/sections.ts';
import { type WatchedDelivery, watchDelivery } from '../model/watch-delivery.ts';
import styles from '../simulator.module.css';
import { DeliveryView } from './DeliveryView.tsx';

/** The Inbox's tab: the delivery of ours that an event came from. The caller gives each event a component of its own. */
export function DeliveriesTab({ event }: { event: EventDetail }) {
  const { simulator, speaker } = useServices();
  const state = useDelivery(event.id);
  if (state.status === 'loading')
    return (
      <div className={styles.tab}>
        <Loader size="sm" aria-label="Reading its delivery" />
      </div>
    );
  if (state.status === 'failed')
    return (
      <div className={styles.tab} role="alert">
        {state.message}
      </div>
    );
  const { delivery } = state;
  const take = async (): Promise<void> => {
    await simulator.take({ kind: 'event', id: event.id });
    window.location.hash = hrefOf('simulator').slice(1);
  };
  return (
    <div className={styles.tab}>
      {delivery ? (
        <>
          <h2 className={styles.tabTitle}>
            Sent by Hookglass: delivery {delivery.id}
            {delivery.copyOf === null
              ? ''
              : `, a ${delivery.kind === 'forward' ? 'copy' : 'replay'} of #${delivery.copyOf}`}
          </h2>
          <FlowStepLine delivery={delivery} />
          <DeliveryView delivery={delivery} {...firstOf(delivery, event.seq)} />
        </>
      ) : (
        <>
          <h2 className={styles.tabTitle}>Not sent by Hookglass</h2>
          <p className="muted">
            This event came from elsewhere, or its delivery is not kept: of many at once only the first one
            and those that failed are, and the oldest go. What else is sent from here is linked here.
          </p>
        </>
      )}
      <Copies event={event} />
      <div className={styles.row}>
        <Button onClick={() => void take().catch(speaker.fail)}>Open in Simulator</Button>
      </div>
    </div>
  );
}

/** Of a flow: which, and which of its steps. */
function FlowStepLine({ delivery: { flow: id, step } }: { delivery: DeliveryDetail }) {
  const { flows } = useServices();
  const known = useSlice(
    (services) => services.flows,
    ({ list }) => list?.flows.find(({ flow }) => flow.id === id)?.flow,
  );
  if (id === null) return null;
  const title = known?.steps.find((one) => one.id === step)?.title ?? step;
  return (
    <p>
      {'Step '}
      <strong>{title}</strong>
      {' of the flow '}
      {known ? (
        <a href={hrefOf('flows')} onClick={() => flows.choose(id)}>
          {known.title}
        </a>
      ) : (
        <span className="mono">{id}</span>
      )}
    </p>
  );
}

function firstOf({ list }: DeliveryDetail, seq: number): { first?: number } {
  const attempt = list.find(({ eventSeq }) => eventSeq === seq);
  return attempt ? { first: attempt.n } : {};
}

function useDelivery(id: string): WatchedDelivery {
  const { connection } = useServices();
  const [state, setState] = useState<WatchedDelivery>({ status: 'loading' });
  useEffect(() => watchDelivery(connection, id, setState), [connection, id]);
  return state;
}

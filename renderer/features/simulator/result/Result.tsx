import { Button, Loader } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useServices } from '../../../services.ts';
import styles from '../simulator.module.css';
import { useSimulator, useSimulatorActions } from '../use-simulator.ts';
import { DeliveryView } from './DeliveryView.tsx';
import { outcomeOf } from './words.ts';

/** What became of the delivery that is looked at. */
export function Result({ onAgain }: { onAgain: () => void }) {
  const { speaker } = useServices();
  const simulator = useSimulatorActions();
  const result = useSimulator((state) => state.result);
  const sending = useSimulator(({ job }) => job !== null);
  const region = useRef<HTMLElement>(null);
  const before = useRef(result);
  useEffect(() => {
    if (result === before.current) return;
    before.current = result;
    // In a narrow window it stands below the draft.
    region.current?.scrollIntoView({ block: 'nearest' });
    const last = result?.list.at(-1);
    if (last) speaker.say(`${outcomeOf(last).label}. ${last.error?.message ?? ''}`.trim());
  }, [result, speaker]);
  return (
    <section ref={region} className={styles.result} aria-label="Result" aria-busy={sending}>
      <div className={styles.fieldHead}>
        <h2>Result</h2>
        <span className={styles.grow} />
        {result?.draft && !sending ? (
          <>
            <Button variant="subtle" onClick={() => simulator.takeDelivery(result)}>
              Open its draft
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                simulator.takeDelivery(result);
                onAgain();
              }}
            >
              Send again
            </Button>
          </>
        ) : null}
      </div>
      {sending ? (
        <div className={styles.row} role="status">
          <Loader size="xs" aria-hidden="true" />
          <span className="muted">Waiting for the answer…</span>
        </div>
      ) : null}
      {result ? (
        <DeliveryView key={result.id} delivery={result} />
      ) : (
        <p className="muted">
          Nothing has been sent yet. The draft goes to its target with Send; the answer, where the time went,
          and the bytes that were sent stand here then.
        </p>
      )}
    </section>
  );
}

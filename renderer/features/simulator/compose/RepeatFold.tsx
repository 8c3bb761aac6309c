import { Button, TextInput } from '@mantine/core';
import { useServices, useSlice } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import styles from '../simulator.module.css';
import { useDesk, useSimulatorActions } from '../use-simulator.ts';
import { wordsBelow } from './words-below.ts';

/** Sends the draft many times, as many at once as a busy provider would. */
export function RepeatFold({ typed, proxy }: { typed: string; proxy: string }) {
  const { repeat } = useServices();
  const simulator = useSimulatorActions();
  const desk = useDesk();
  const { job, mistake } = useSlice(
    (services) => services.repeat,
    (state) => state,
  );
  const wrong = (field: string): string | null => (mistake?.field === field ? mistake.message : null);
  const elsewhere =
    mistake && mistake.field !== 'times' && mistake.field !== 'atOnce' ? mistake.message : null;
  return (
    <Fold summary="Send many" forced={mistake !== null}>
      <div className={styles.pair}>
        <TextInput
          label="Deliveries"
          inputWrapperOrder={wordsBelow}
          description="Each composed anew, with variables and a signature of its own."
          inputMode="numeric"
          value={desk.times}
          error={wrong('times')}
          onChange={(event) => simulator.change({ times: event.currentTarget.value.slice(0, 20) })}
        />
        <TextInput
          label="At a time"
          inputWrapperOrder={wordsBelow}
          description="Over connections that are kept open."
          inputMode="numeric"
          value={desk.atOnce}
          error={wrong('atOnce')}
          onChange={(event) => simulator.change({ atOnce: event.currentTarget.value.slice(0, 20) })}
        />
      </div>
      <div className={styles.row}>
        <Button disabled={job !== null} onClick={() => void repeat.start(desk, typed, proxy)}>
          {job === null ? 'Send many' : 'Sending many…'}
        </Button>
      </div>
      {elsewhere === null ? null : (
        <p className={styles.problem} role="alert">
          {elsewhere}
        </p>
      )}
    </Fold>
  );
}

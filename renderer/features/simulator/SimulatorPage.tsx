import { Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useActions } from '../commands/use-actions.ts';
import { Composer } from './compose/Composer.tsx';
import { DeliveryList } from './result/DeliveryList.tsx';
import { ManyResult } from './result/ManyResult.tsx';
import { Result } from './result/Result.tsx';
import styles from './simulator.module.css';
import { useSimulator, useSimulatorActions } from './use-simulator.ts';

/** A draft on the left, what became of it on the right. */
export function SimulatorPage() {
  const loaded = useSimulator(({ desk }) => desk !== null);
  const problem = useSimulator(({ keepProblem }) => keepProblem);
  if (loaded) return <Desk />;
  return (
    <div className={styles.centre} role={problem === null ? 'status' : 'alert'}>
      {problem === null ? <Loader size="sm" aria-label="Reading the draft" /> : <p>{problem}</p>}
    </div>
  );
}

function Desk() {
  const simulator = useSimulatorActions();
  const page = useRef<HTMLDivElement>(null);
  // Kept by nobody else: gone when the screen is left.
  const [typed, setTyped] = useState('');
  const [proxy, setProxy] = useState('');
  const sending = useSimulator(({ job }) => job !== null);
  const mistake = useSimulator((state) => state.mistake);

  const send = (): void => void simulator.send(typed, proxy);
  useActions({
    'simulator.send': { run: send, applies: () => !sending },
    'simulator.cancel': { run: () => simulator.cancel(), applies: () => sending },
  });
  useEffect(() => {
    if (mistake) page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mistake]);

  return (
    <div ref={page} className={styles.page}>
      <Composer typed={typed} onTyped={setTyped} proxy={proxy} onProxy={setProxy} onSend={send} />
      <div className={styles.right}>
        <ManyResult />
        <Result onAgain={send} />
        <DeliveryList />
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { endpointAddress } from './address.ts';
import styles from './endpoints.module.css';
import { endpointName } from './words.ts';

/** What was removed last, and the way back, for as long as there is one. */
export function UndoBar() {
  const { endpoints, speaker } = useServices();
  const removed = useSlice(
    (services) => services.endpoints,
    (state) => state.removed,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(removed);
  useEffect(() => {
    // The button that removed it is gone: the keyboard goes on where the way back is.
    if (removed !== before.current) button.current?.focus();
    before.current = removed;
  }, [removed]);
  if (removed === null) return null;

  const undo = async (): Promise<void> => {
    try {
      await endpoints.undoRemove();
      setProblem(null);
      window.location.hash = endpointAddress(removed).slice(1);
      speaker.say(`Endpoint ${endpointName(removed)} is back`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <div className={styles.undo} role="status">
      <span className={styles.grow}>
        {problem ?? (
          <>
            Removed <span className="mono">{endpointName(removed)}</span> and its secrets.
          </>
        )}
      </span>
      {problem === null ? (
        <Button ref={button} onClick={() => void undo()}>
          Undo
        </Button>
      ) : null}
      <Button variant="subtle" onClick={() => endpoints.dismissUndo()}>
        Dismiss
      </Button>
    </div>
  );
}

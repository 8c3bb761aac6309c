import { useState } from 'react';
import { useServices, useSlice } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { UndoNote } from '../../ui/UndoNote.tsx';
import { endpointAddress } from './address.ts';
import { endpointName } from './words.ts';

/** What was removed last, and the way back, for as long as there is one. */
export function UndoBar() {
  const { endpoints, speaker } = useServices();
  const removed = useSlice(
    (services) => services.endpoints,
    (state) => state.removed,
  );
  const [problem, setProblem] = useState<string | null>(null);
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
    <UndoNote
      of={removed}
      onUndo={problem === null ? () => void undo() : null}
      onDismiss={() => endpoints.dismissUndo()}
    >
      {problem ?? (
        <>
          Removed <span className="mono">{endpointName(removed)}</span> and its secrets.
        </>
      )}
    </UndoNote>
  );
}

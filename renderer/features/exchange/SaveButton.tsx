import { Button } from '@mantine/core';
import { useState } from 'react';
import { useServices } from '../../services.ts';
import { type EventToSave, SaveDialog } from './SaveDialog.tsx';

interface SaveButtonProps {
  events: () => Promise<readonly EventToSave[]>;
}

export function SaveButton({ events }: SaveButtonProps) {
  const { speaker } = useServices();
  const [chosen, setChosen] = useState<readonly EventToSave[] | null>(null);
  const open = (): void => {
    events().then(setChosen, (thrown: unknown) => speaker.fail(thrown));
  };
  return (
    <>
      <Button aria-label="Save as" onClick={open}>
        Save as…
      </Button>
      {chosen ? <SaveDialog events={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

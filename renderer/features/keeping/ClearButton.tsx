import { Button } from '@mantine/core';
import { IconEraser, IconFilterX } from '@tabler/icons-react';
import { type Services, useSlice } from '../../services.ts';
import { canClearFound, useRemove } from './use-remove.ts';

/** Empties the list but for pins and notes. It can be undone, so nothing is asked first. */
export function ClearButton() {
  const { clear } = useRemove();
  return (
    <Button
      aria-label="Clear list"
      title="Remove every event without pin or note; can be undone"
      leftSection={<IconEraser size={14} aria-hidden="true" />}
      onClick={() => void clear()}
    >
      Clear
    </Button>
  );
}

const inbox = (services: Services): Services['inbox'] => services.inbox;

/** While a search filters the list: takes away what it found, but for pins and notes. */
export function ClearFoundButton() {
  const { clearFound } = useRemove();
  const filtered = useSlice(inbox, ({ query }) => query !== '');
  const can = useSlice(inbox, canClearFound);
  if (!filtered) return null;
  return (
    <Button
      title="Remove every event that this search found and that has no pin or note; can be undone"
      leftSection={<IconFilterX size={14} aria-hidden="true" />}
      disabled={!can}
      onClick={() => void clearFound()}
    >
      Clear found
    </Button>
  );
}

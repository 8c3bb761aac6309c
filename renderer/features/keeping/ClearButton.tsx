import { Button } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useRemove } from './use-remove.ts';

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

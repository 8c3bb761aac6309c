import { ActionIcon } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { useServices } from '../../services.ts';
import { useShortcut } from './use-shortcut.ts';

/** For whoever does not know the keys yet. */
export function PaletteButton() {
  const { commands } = useServices();
  const shortcut = useShortcut('palette.open');
  return (
    <ActionIcon
      variant="default"
      size={28}
      aria-label="Command palette"
      aria-keyshortcuts={shortcut.aria}
      title={`Everything by its name${shortcut.hint}`}
      onClick={() => commands.show('palette')}
    >
      <IconCommand size={15} aria-hidden="true" />
    </ActionIcon>
  );
}

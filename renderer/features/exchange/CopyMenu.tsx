import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { ExportFormat } from '../../../core/contract/exchange-calls.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { formatsFor, formatWords } from './model/formats.ts';
import { useCopyEvents } from './use-copy-events.ts';

interface CopyMenuProps {
  /** The ids of the events, asked for when they are needed. */
  events: () => Promise<readonly string[]>;
  count: number;
}

/** Copies events in any form. Secrets are masked unless the user wants them as they came. */
export function CopyMenu({ events, count }: CopyMenuProps) {
  const { speaker } = useServices();
  const copyEvents = useCopyEvents();
  const [masked, setMasked] = useState(true);
  const [told, setTold] = useState<string | null>(null);
  const copy = async (format: ExportFormat): Promise<void> => {
    const { name } = formatWords[format];
    try {
      await copyEvents(await events(), format, masked);
      setTold(`Copied as ${name}`);
      speaker.say(`Copied as ${name}`);
    } catch (thrown) {
      setTold(`Not copied: ${messageOf(thrown)}`);
      speaker.fail(thrown);
    }
  };
  return (
    <Menu position="bottom-end" shadow="md" onOpen={() => setTold(null)}>
      <Menu.Target>
        <Button aria-label="Copy as" title={told ?? undefined} onBlur={() => setTold(null)}>
          {told === null ? 'Copy as…' : told.startsWith('Copied') ? told : 'Not copied'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {/* Evidence is a file: what is masked in it is looked at first. */}
        {formatsFor(count)
          .filter((format) => format !== 'bundle')
          .map((format) => (
            <Menu.Item key={format} onClick={() => void copy(format)}>
              {formatWords[format].name}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.CheckboxItem checked={masked} closeMenuOnClick={false} onChange={setMasked}>
          Mask secrets
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}

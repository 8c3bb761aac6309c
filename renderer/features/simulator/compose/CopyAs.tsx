import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { type SnippetTarget, snippetTargets } from '../../../../core/contract/snippets.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { secretOf } from '../model/simulator.ts';
import styles from '../simulator.module.css';
import { useDesk } from '../use-simulator.ts';

/** The draft as it would be sent now, as a program. */
export function CopyAs({ typed }: { typed: string }) {
  const { connection, host, speaker } = useServices();
  const desk = useDesk();
  const [said, setSaid] = useState<string | null>(null);
  const copy = async (as: SnippetTarget, label: string): Promise<void> => {
    try {
      const { draft, environment, event } = desk;
      const input = { draft, environment, event, secret: secretOf(desk, typed), as };
      await host.copyText((await connection.call('simulator.snippet', input)).text);
      setSaid(`Copied as ${label}`);
      speaker.say(`Copied as ${label}`);
    } catch (thrown) {
      setSaid(`Not copied: ${messageOf(thrown)}`);
      speaker.say(messageOf(thrown));
    }
  };
  return (
    <>
      {said === null ? null : <span className={`faint ${styles.said}`}>{said}</span>}
      <Menu position="top-end" shadow="md" onOpen={() => setSaid(null)}>
        <Menu.Target>
          <Button variant="subtle">Copy as…</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {snippetTargets.map(({ id, label }) => (
            <Menu.Item key={id} onClick={() => void copy(id, label)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

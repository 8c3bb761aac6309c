import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TunnelInfo } from '../../../core/contract/tunnel.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { Tag } from '../../ui/Tag.tsx';
import { Card } from '../endpoints/Card.tsx';
import { SecretEntry } from '../endpoints/SecretEntry.tsx';
import { tunnelRows } from './rows.ts';
import styles from './tunnel.module.css';

const states = {
  set: { glyph: 'check', tone: 'good', label: 'is set' },
  'not-set': { glyph: 'minus', tone: 'faint', label: 'not set' },
  unreadable: { glyph: 'cross', tone: 'bad', label: 'cannot be read on this system' },
} as const;

/** ngrok's token: set, replaced and cleared, never shown. */
export function TokenCard({ info: { token, given } }: { info: TunnelInfo }) {
  const { tunnel, speaker } = useServices();
  const [replacing, setReplacing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (secret: string): Promise<void> => {
    await tunnel.change('tunnel.setToken', { token: secret });
    setReplacing(false);
    speaker.say('Token set');
  };
  const clear = async (): Promise<void> => {
    try {
      await tunnel.change('tunnel.clearToken', {});
      setProblem(null);
      speaker.say('Token cleared');
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  const entering = replacing || token === 'not-set';
  return (
    <Card title="ngrok’s token" setting={tunnelRows.token.id}>
      <fieldset className={styles.token} disabled={given}>
        <div className={styles.tokenHead}>
          <Tag {...states[token]} />
          <span className={styles.grow}>{problem}</span>
          {entering ? null : (
            <>
              <Button aria-label="Replace token" onClick={() => setReplacing(true)}>
                Replace
              </Button>
              <Button aria-label="Clear token" onClick={() => void clear()}>
                Clear
              </Button>
            </>
          )}
        </div>
        {entering ? (
          <SecretEntry
            label="Token"
            action="Set token"
            hint="From dashboard.ngrok.com, “Your Authtoken”. It is kept with your other secrets and never shown again."
            generate={null}
            onKeep={keep}
            onCancel={replacing ? () => setReplacing(false) : null}
          />
        ) : null}
      </fieldset>
    </Card>
  );
}

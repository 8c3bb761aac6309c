import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TunnelInfo } from '../../../core/contract/tunnel.ts';
import { useConnection, useServices } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { messageOf } from '../../ui/message-of.ts';
import { Card } from '../endpoints/Card.tsx';
import type { Standing } from './model/words.ts';
import { QrCode } from './QrCode.tsx';
import { tunnelRows } from './rows.ts';
import styles from './tunnel.module.css';
import { useStanding } from './use-tunnel.ts';

type Action = 'tunnel.start' | 'tunnel.stop' | 'tunnel.renew';

/** How things stand, why, and what can be done about it. */
export function StateCard({ info }: { info: TunnelInfo }) {
  const { tunnel } = useServices();
  const standing = useStanding(info);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (action: Action): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await tunnel.change(action, {});
    } catch (thrown) {
      setProblem(messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const { publicUrl } = info;
  return (
    <Card title="Public address" setting={tunnelRows.state.id}>
      <div className={styles.state}>
        <div className={styles.now}>
          <div className={styles.words}>
            <div className={styles.headline} role="status" aria-label="Public address now">
              <span className={styles.dot} data-tone={standing?.tone ?? 'faint'} aria-hidden="true" />
              <strong className={publicUrl === null ? undefined : `mono ${styles.whole}`}>
                {publicUrl ?? standing?.short}
              </strong>
            </div>
            {standing?.problem ? <Why standing={standing} /> : <Meaning info={info} />}
          </div>
          {publicUrl === null ? null : <QrCode url={publicUrl} />}
        </div>
        {problem === null ? null : (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
        <div className={styles.actions}>
          <Actions info={info} busy={busy} act={(action) => void act(action)} />
          {publicUrl === null ? null : (
            <CopyButton
              name="Copy URL of the public address"
              label="Copy URL"
              variant="default"
              text={publicUrl}
            />
          )}
        </div>
      </div>
    </Card>
  );
}

interface ActionsProps {
  info: TunnelInfo;
  busy: boolean;
  act: (action: Action) => void;
}

function Actions({ info: { settings, state, token }, busy, act }: ActionsProps) {
  const live = useConnection(({ link }) => link.status === 'live');
  if (settings.way === 'own') return null;
  const off = !live || busy;
  if (state.status === 'off' || state.status === 'failed')
    return (
      <Button variant="filled" disabled={off || token !== 'set'} onClick={() => act('tunnel.start')}>
        {state.status === 'off' ? 'Open tunnel' : 'Try again'}
      </Button>
    );
  return (
    <>
      {state.status === 'reconnecting' ? (
        <Button variant="filled" disabled={off} onClick={() => act('tunnel.renew')}>
          Try now
        </Button>
      ) : null}
      <Button disabled={off} onClick={() => act('tunnel.stop')}>
        {busy ? 'Closing…' : 'Close tunnel'}
      </Button>
    </>
  );
}

function Why({ standing: { tone, problem } }: { standing: Standing }) {
  if (!problem) return null;
  return (
    <div className={styles.why2} data-tone={tone}>
      <div>{problem.message}</div>
      <div className="muted">
        <Linked text={problem.todo} />
      </div>
      {problem.code === null ? null : <div className="mono faint">{problem.code}</div>}
    </div>
  );
}

/** The address in a text as a link. */
function Linked({ text }: { text: string }) {
  const url = /https:\/\/[^\s,)]+/.exec(text)?.[0];
  if (url === undefined) return text;
  const [before, after] = text.split(url);
  return (
    <>
      {before}
      <a href={url} target="_blank" rel="noreferrer">
        {url}
      </a>
      {after}
    </>
  );
}

function Meaning({ info: { settings, state, token } }: { info: TunnelInfo }) {
  return <p className="muted">{meaning(settings.way, state.status, token)}</p>;
}

function meaning(
  way: TunnelInfo['settings']['way'],
  status: TunnelInfo['state']['status'],
  token: TunnelInfo['token'],
): string {
  if (way === 'own')
    return 'Your own domain or proxy leads to the receiver. Hookglass opens nothing; the path test says whether a request comes through.';
  if (status === 'online') return 'Everyone who knows this address can send to your receiver.';
  if (status === 'connecting') return 'A tunnel is being opened. Everything else goes on meanwhile.';
  if (token !== 'set') return 'Only this computer reaches the receiver. Set ngrok’s token to go public.';
  return 'Only this computer reaches the receiver.';
}

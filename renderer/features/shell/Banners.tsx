import { Button } from '@mantine/core';
import { useConnection, useServices } from '../../services.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LockedBanner } from '../secrets/LockedBanner.tsx';
import { TroubleBanner } from '../settings/TroubleBanner.tsx';
import { ReachableBanner } from './ReachableBanner.tsx';
import { ReceiverBanner } from './ReceiverBanner.tsx';
import styles from './shell.module.css';

/** Everything that is not as it should be, above whatever section is open. */
export function Banners() {
  return (
    <div className={styles.banners}>
      <EngineBanner />
      <ReceiverBanner />
      <ReachableBanner />
      <LockedBanner />
      <PausedBanner />
      <TroubleBanner />
      <Notices />
    </div>
  );
}

function EngineBanner() {
  const { host, connection } = useServices();
  const process = useConnection((state) => state.process);
  const link = useConnection((state) => state.link);
  if (process?.status === 'failed') {
    const again = <Button onClick={() => host.restartEngine()}>Start engine again</Button>;
    return (
      <Banner severity="error" title="The engine has stopped" actions={again}>
        {process.message} Nothing is captured until it runs again.
      </Banner>
    );
  }
  // A link that comes back within a second or two is only a light in the status bar.
  const attempts = link.status === 'live' ? 0 : link.attempt;
  if (attempts < 3) return null;
  return (
    <Banner
      severity="warning"
      title="No connection to the engine"
      actions={<Button onClick={() => connection.retryNow()}>Try now</Button>}
    >
      {host.canRestartEngine
        ? 'Hookglass keeps trying. What was captured is safe.'
        : 'Hookglass keeps trying. Is “hookglass serve” still running? After a new start its address carries a new token.'}
    </Banner>
  );
}

function PausedBanner() {
  const paused = useConnection((state) => state.engine?.capture === 'paused');
  if (!paused) return null;
  return (
    <Banner severity="warning" title="Capture is paused">
      Requests are answered 503 and not kept, so that a provider tries again later.
    </Banner>
  );
}

function Notices() {
  const { connection } = useServices();
  const notices = useConnection((state) => state.engine?.notices);
  return notices?.map(({ id, severity, title, text }) => (
    <Banner
      key={id}
      severity={severity}
      title={title}
      actions={
        <Button
          aria-label={`Dismiss: ${title}`}
          onClick={() => void connection.change('engine.dismissNotice', { id }).catch(() => {})}
        >
          Dismiss
        </Button>
      }
    >
      {text}
    </Banner>
  ));
}

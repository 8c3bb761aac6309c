import { useConnection, useSlice } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { plural } from '../../ui/format.ts';
import { Unseen } from '../../ui/Unseen.tsx';
import { PaletteButton } from '../commands/PaletteButton.tsx';
import { PublicAddress } from '../tunnel/PublicAddress.tsx';
import { Brand } from './Brand.tsx';
import { CaptureButton } from './CaptureButton.tsx';
import { EngineLight } from './EngineLight.tsx';
import { Incognito } from './Incognito.tsx';
import styles from './shell.module.css';

export function StatusBar() {
  const receiver = useConnection((state) => state.engine?.receiver ?? null);
  const url = receiver?.status === 'listening' ? receiver.url : null;
  return (
    <header className={styles.bar}>
      <Brand />
      <div className={styles.address} data-off={url === null || undefined}>
        <a className={styles.addressLink} href="#/settings/endpoints" title="Endpoints of this address">
          <Unseen>Endpoints, </Unseen>
          <span className="faint">Local</span>
          <span className={`mono ${styles.url}`}>{url ?? 'not listening'}</span>
        </a>
        <CopyButton name="Copy local URL" label="Copy" text={url} />
      </div>
      <PublicAddress />
      <span className={styles.grow} />
      <Count />
      <EngineLight />
      <PaletteButton />
      <Incognito />
      <CaptureButton />
    </header>
  );
}

function Count() {
  const total = useSlice(
    (services) => services.inbox,
    (state) => state.pages.total,
  );
  return <span className={`mono faint ${styles.count}`}>{plural(total, 'event')}</span>;
}

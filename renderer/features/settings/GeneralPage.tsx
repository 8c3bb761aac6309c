import { useConnection, useServices, useSlice } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { DesktopSection } from '../desktop/DesktopSection.tsx';
import { PortField } from './PortField.tsx';
import { Choice, Row } from './Row.tsx';
import styles from './settings.module.css';

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const zones = [
  { value: 'local', label: 'Local' },
  { value: 'utc', label: 'UTC' },
] as const;

/** Looks, receiver, history, and what this is. */
export function GeneralPage() {
  const { settings } = useServices();
  const chosen = useSlice(
    (services) => services.settings,
    (state) => state,
  );
  const engine = useConnection((state) => state.engine);
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <div className={styles.card}>
          <Choice
            label="Theme"
            values={themes}
            value={chosen.theme}
            onChange={(theme) => settings.set({ theme })}
          />
          <Choice
            label="Times"
            values={zones}
            value={chosen.times}
            onChange={(times) => settings.set({ times })}
          />
        </div>
        <h2 className={styles.heading}>Receiver</h2>
        <div className={styles.card}>
          <PortField />
        </div>
        <DesktopSection />
        <h2 className={styles.heading}>History</h2>
        <div className={styles.card}>
          <Row label="Folder" hint="Every captured request is kept here, on this computer.">
            <HistoryFolder dataDir={engine ? engine.dataDir : undefined} />
          </Row>
        </div>
        <h2 className={styles.heading}>Secrets</h2>
        <div className={styles.card}>
          <Row label="Secrets" hint="Where the secrets of your endpoints are kept.">
            <span className={styles.value}>{engine?.vault.detail ?? 'not known yet'}</span>
          </Row>
        </div>
      </div>
    </div>
  );
}

function HistoryFolder({ dataDir }: { dataDir: string | null | undefined }) {
  if (dataDir === undefined) return <span className="faint">not known yet</span>;
  if (dataDir === null) return <span className={styles.value}>In memory only: it ends with this run.</span>;
  return (
    <>
      <span className={`mono ${styles.value}`}>{dataDir}</span>
      <CopyButton name="Copy folder of the history" label="Copy" text={dataDir} />
    </>
  );
}

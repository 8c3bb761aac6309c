import { useConnection, useServices, useSlice } from '../../../services.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { DesktopSection } from '../../desktop/DesktopSection.tsx';
import { Choice, Row } from '../Row.tsx';
import styles from '../settings.module.css';
import { standardInterface } from '../settings-store.ts';
import { PageReset } from '../transfer/PageReset.tsx';
import { generalRows } from './rows.ts';

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const zones = [
  { value: 'local', label: 'Local' },
  { value: 'utc', label: 'UTC' },
] as const;

const spoken = [
  { value: 'summary', label: 'Summary' },
  { value: 'off', label: 'Off' },
] as const;
const guide = [
  { value: 'shown', label: 'Shown' },
  { value: 'hidden', label: 'Hidden' },
] as const;

/** Looks, the app on the desktop, and where things are kept. */
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
            of={generalRows.theme}
            values={themes}
            value={chosen.theme}
            standard={standardInterface.theme}
            onChange={(theme) => settings.set({ theme })}
          />
          <Choice
            of={generalRows.times}
            values={zones}
            value={chosen.times}
            standard={standardInterface.times}
            onChange={(times) => settings.set({ times })}
          />
          <Choice
            of={generalRows['spoken-arrivals']}
            values={spoken}
            value={chosen.spokenArrivals}
            standard={standardInterface.spokenArrivals}
            onChange={(spokenArrivals) => settings.set({ spokenArrivals })}
          />
          <Choice
            of={generalRows['first-steps']}
            values={guide}
            value={chosen.firstSteps.dismissed ? 'hidden' : 'shown'}
            onChange={(shown) =>
              settings.set({ firstSteps: { ...chosen.firstSteps, dismissed: shown === 'hidden' } })
            }
          />
        </div>
        <DesktopSection />
        <h2 className={styles.heading}>History</h2>
        <div className={styles.card}>
          <Row of={generalRows.folder}>
            <HistoryFolder dataDir={engine ? engine.dataDir : undefined} />
          </Row>
        </div>
        <PageReset page="general" />
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

import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { OwnProviders } from './own-providers/OwnProviders.tsx';
import { PortField } from './PortField.tsx';
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

export function SettingsPage() {
  const { settings, host } = useServices();
  const chosen = useSlice(
    (services) => services.settings,
    (state) => state,
  );
  const engine = useConnection((state) => state.engine);
  return (
    <section className={styles.page} aria-labelledby="settings-title">
      <div className={styles.column}>
        <h1 id="settings-title">Settings</h1>
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
        <h2 className={styles.heading}>History</h2>
        <div className={styles.card}>
          <Row label="Folder" hint="Every captured request is kept here, on this computer.">
            <HistoryFolder dataDir={engine ? engine.dataDir : undefined} />
          </Row>
        </div>
        <OwnProviders />
        <h2 className={styles.heading}>About</h2>
        <div className={styles.card}>
          <Row label="Version">
            <span className="mono">{engine?.version ?? (host.info.version || 'not known yet')}</span>
          </Row>
          <Row label="Secrets" hint="Where secrets will be kept once signatures are checked.">
            <span className={styles.value}>{engine?.vault.detail ?? 'not known yet'}</span>
          </Row>
        </div>
      </div>
    </section>
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

interface ChoiceProps<T extends string> {
  label: string;
  values: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, values, value, onChange }: ChoiceProps<T>) {
  return (
    <Row label={label}>
      <SegmentedControl aria-label={label} data={[...values]} value={value} onChange={onChange} />
    </Row>
  );
}

function Row({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <div>
        <div>{label}</div>
        {hint ? <div className="muted">{hint}</div> : null}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

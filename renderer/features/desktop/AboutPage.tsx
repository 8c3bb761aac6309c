import { Button } from '@mantine/core';
import { useConnection, useServices } from '../../services.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Row } from '../settings/Row.tsx';
import styles from '../settings/settings.module.css';
import { aboutRows } from './about-rows.ts';
import { LicenceList } from './LicenceList.tsx';
import { useDesktop } from './use-desktop.ts';

/** What this is, what it runs on, and whose work is in it. */
export function AboutPage() {
  const { host } = useServices();
  const { state } = useDesktop();
  const engine = useConnection((link) => link.engine);
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <div className={styles.card}>
          <Row of={aboutRows.version}>
            <span className="mono">{engine?.version ?? (host.info.version || 'not known yet')}</span>
          </Row>
          {Object.entries(state?.versions ?? {}).map(([name, version]) => (
            <Row key={name} of={{ label: name }}>
              <span className="mono">{version}</span>
            </Row>
          ))}
        </div>
        {host.desktop ? (
          <div className={styles.card}>
            <Row
              of={{
                ...aboutRows.updates,
                hint:
                  state?.updates === false
                    ? 'This package was built without a feed of updates: a new version is installed by hand.'
                    : aboutRows.updates.hint,
              }}
            >
              <Button disabled={!state?.updates} onClick={() => host.desktop?.checkForUpdates()}>
                Check for updates
              </Button>
            </Row>
            <Row of={aboutRows.diagnostics}>
              <CopyButton
                name="Copy diagnostics"
                label="Copy diagnostics"
                variant="default"
                text={() => host.desktop?.diagnostics() ?? Promise.resolve('')}
              />
            </Row>
          </div>
        ) : null}
        <h2 className={styles.heading}>Licences</h2>
        <div data-setting={aboutRows.licences.id}>
          <LicenceList />
        </div>
      </div>
    </div>
  );
}

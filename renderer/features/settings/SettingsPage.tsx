import { useRef } from 'react';
import { SettingsSearch } from './frame/SettingsSearch.tsx';
import { bringInSight, useRowInSight } from './frame/use-row-in-sight.ts';
import { settingsPageOf, settingsPages } from './pages.ts';
import styles from './settings.module.css';
import { WayBackNote } from './transfer/WayBackNote.tsx';

interface SettingsPageProps {
  /** What the address names; null opens the first. */
  page: string | null;
  /** Id of the row that the address names, or null. */
  row: string | null;
}

export function SettingsPage({ page, row }: SettingsPageProps) {
  const open = settingsPageOf(page);
  const section = useRef<HTMLElement>(null);
  useRowInSight(section, row === null ? null : `${open.id}/~${row}`);
  return (
    <section ref={section} className={styles.page} aria-labelledby="settings-title">
      <header className={styles.head}>
        <h1 id="settings-title">Settings</h1>
        <nav className={styles.pages} aria-label="Settings pages">
          {settingsPages.map(({ id, name }) => (
            <a
              key={id}
              className={styles.pageLink}
              href={`#/settings/${id}`}
              aria-current={id === open.id ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
        <SettingsSearch pages={settingsPages} onSame={(id) => bringInSight(section.current, id)} />
      </header>
      <WayBackNote />
      <open.Page />
    </section>
  );
}

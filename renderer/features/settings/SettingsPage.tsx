import { settingsPageOf, settingsPages } from './pages.ts';
import styles from './settings.module.css';

/** `page`: what the address names; null opens the first. */
export function SettingsPage({ page }: { page: string | null }) {
  const open = settingsPageOf(page);
  return (
    <section className={styles.page} aria-labelledby="settings-title">
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
      </header>
      <open.Page />
    </section>
  );
}

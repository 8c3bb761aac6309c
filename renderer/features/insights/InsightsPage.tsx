import { useEffect } from 'react';
import { useServices } from '../../services.ts';
import { DriftSection } from './DriftSection.tsx';
import styles from './insights.module.css';
import { Overview } from './overview/Overview.tsx';

const pages = [
  { id: 'drift', name: 'Drift' },
  { id: 'overview', name: 'Overview' },
] as const;

/** `page`: what the address names; null opens the first. */
export function InsightsPage({ page }: { page: string | null }) {
  const { insights } = useServices();
  useEffect(() => insights.open(), [insights]);
  const open = pages.find(({ id }) => id === page) ?? pages[0];
  return (
    <section className={styles.page} aria-labelledby="insights-title">
      <header className={styles.top}>
        <h1 id="insights-title">Insights</h1>
        <nav className={styles.pages} aria-label="Insights pages">
          {pages.map(({ id, name }) => (
            <a
              key={id}
              className={styles.pageLink}
              href={`#/insights/${id}`}
              aria-current={id === open.id ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      </header>
      {open.id === 'overview' ? <Overview /> : <DriftSection />}
    </section>
  );
}

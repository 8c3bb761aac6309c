import { useEffect } from 'react';
import { useServices } from '../../services.ts';
import { DriftSection } from './DriftSection.tsx';
import styles from './insights.module.css';

export function InsightsPage() {
  const { insights } = useServices();
  useEffect(() => insights.open(), [insights]);
  return (
    <section className={styles.page} aria-labelledby="insights-title">
      <header className={styles.top}>
        <h1 id="insights-title">Insights</h1>
        <span className="faint">Rates and response times come in a later version.</span>
      </header>
      <DriftSection />
    </section>
  );
}

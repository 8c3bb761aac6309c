import { SpeakerRegion } from '../../ui/SpeakerRegion.tsx';
import { BenchPage } from '../bench/BenchPage.tsx';
import { CheckPage } from '../check/CheckPage.tsx';
import { useLead } from '../desktop/use-lead.ts';
import { FlowsPage } from '../flows/FlowsPage.tsx';
import { InboxPage } from '../inbox/InboxPage.tsx';
import { InsightsPage } from '../insights/InsightsPage.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { SimulatorSection } from '../simulator/SimulatorSection.tsx';
import { SubscriptionsPage } from '../subscriptions/SubscriptionsPage.tsx';
import { Banners } from './Banners.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { SectionId } from './sections.ts';
import styles from './shell.module.css';
import { useRoute, useSectionKeys } from './use-section.ts';

export function Shell() {
  const { section, rest } = useRoute();
  useSectionKeys();
  useLead();
  const skip = (): void => document.getElementById('main')?.focus();
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={skip}>
        Skip to content
      </button>
      <StatusBar />
      <Rail current={section} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Banners />
        <Section id={section} path={rest} />
      </main>
      <SpeakerRegion />
    </div>
  );
}

/** `path`: what the address names inside the section. */
function Section({ id, path }: { id: SectionId; path: readonly string[] }) {
  const inside = path[0] ?? null;
  if (id === 'inbox') return <InboxPage />;
  if (id === 'simulator') return <SimulatorSection path={path} />;
  if (id === 'flows') return <FlowsPage />;
  if (id === 'insights') return <InsightsPage />;
  if (id === 'signature-bench') return <BenchPage key={inside} eventId={inside} />;
  if (id === 'handler-check') return <CheckPage />;
  if (id === 'settings') return <SettingsPage page={inside} />;
  return <SubscriptionsPage />;
}

import { Suspense, useEffect } from 'react';
import { SpeakerRegion } from '../../ui/SpeakerRegion.tsx';
import { useLead } from '../desktop/use-lead.ts';
import { InboxPage } from '../inbox/InboxPage.tsx';
import { ReplayDialog } from '../replay/ReplayDialog.tsx';
import { Banners } from './Banners.tsx';
import { loadAll, pages } from './lazy-pages.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { SectionId } from './sections.ts';
import styles from './shell.module.css';
import { useRoute, useSectionKeys } from './use-section.ts';

export function Shell() {
  const { section, rest } = useRoute();
  useSectionKeys();
  useLead();
  useEffect(loadAll, []);
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
        <Suspense fallback={null}>
          <Section id={section} path={rest} />
        </Suspense>
      </main>
      <ReplayDialog />
      <SpeakerRegion />
    </div>
  );
}

/** `path`: what the address names inside the section. */
function Section({ id, path }: { id: SectionId; path: readonly string[] }) {
  const inside = path[0] ?? null;
  if (id === 'inbox') return <InboxPage />;
  if (id === 'simulator') return <pages.SimulatorSection path={path} />;
  if (id === 'flows') return <pages.FlowsPage />;
  if (id === 'insights') return <pages.InsightsPage page={inside} />;
  if (id === 'signature-bench') return <pages.BenchPage key={inside} eventId={inside} />;
  if (id === 'handler-check') return <pages.CheckPage />;
  if (id === 'settings') return <pages.SettingsPage page={inside} />;
  return <pages.SubscriptionsPage />;
}

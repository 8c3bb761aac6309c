import { Suspense, useEffect } from 'react';
import { LAYERS } from '../../theme/theme.ts';
import { Fence } from '../../ui/Fence.tsx';
import { focusMain } from '../../ui/focus-main.ts';
import { SpeakerRegion } from '../../ui/SpeakerRegion.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { CommandLayer } from '../commands/CommandLayer.tsx';
import { useLead } from '../desktop/use-lead.ts';
import { InboxPage } from '../inbox/InboxPage.tsx';
import { ReplayDialog } from '../replay/ReplayDialog.tsx';
import { rowOfPath } from '../settings/frame/rows.ts';
import { Banners } from './Banners.tsx';
import { loadAll, pages } from './lazy-pages.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { type SectionId, sectionName } from './sections.ts';
import styles from './shell.module.css';
import { useRoute } from './use-section.ts';

export function Shell() {
  const { section, rest } = useRoute();
  useLead();
  useEffect(loadAll, []);
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={focusMain}>
        Skip to content
      </button>
      <StatusBar />
      <CommandLayer />
      <Rail current={section} />
      <main id="main" className={styles.main} tabIndex={-1} aria-label={sectionName(section)}>
        <Banners />
        <Fence of={section}>
          <Suspense fallback={null}>
            <Section id={section} path={rest} />
          </Suspense>
        </Fence>
        <div id={LAYERS} />
      </main>
      <ReplayDialog />
      <SpeakerRegion />
      <TroubleNote />
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
  if (id === 'settings') return <pages.SettingsPage page={inside} row={rowOfPath(path)} />;
  return <pages.SubscriptionsPage />;
}

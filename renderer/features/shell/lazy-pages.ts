import { lazy } from 'react';

/** How long after the start the other screens are loaded, so that the first click on one does not wait. Milliseconds. */
const LOAD_AFTER_MS = 2_000;

const load = {
  BenchPage: async () => ({ default: (await import('../bench/BenchPage.tsx')).BenchPage }),
  CheckPage: async () => ({ default: (await import('../check/CheckPage.tsx')).CheckPage }),
  FlowsPage: async () => ({ default: (await import('../flows/FlowsPage.tsx')).FlowsPage }),
  InsightsPage: async () => ({ default: (await import('../insights/InsightsPage.tsx')).InsightsPage }),
  SettingsPage: async () => ({ default: (await import('../settings/SettingsPage.tsx')).SettingsPage }),
  SimulatorSection: async () => ({
    default: (await import('../simulator/SimulatorSection.tsx')).SimulatorSection,
  }),
  SubscriptionsPage: async () => ({
    default: (await import('../subscriptions/SubscriptionsPage.tsx')).SubscriptionsPage,
  }),
  Palette: async () => ({ default: (await import('../commands/palette/Palette.tsx')).Palette }),
  ShortcutDialog: async () => ({
    default: (await import('../commands/shortcuts/ShortcutDialog.tsx')).ShortcutDialog,
  }),
};

/** The screens that are not the first one, and dialogs: a start waits for none of them. */
export const pages = {
  BenchPage: lazy(load.BenchPage),
  CheckPage: lazy(load.CheckPage),
  FlowsPage: lazy(load.FlowsPage),
  InsightsPage: lazy(load.InsightsPage),
  SettingsPage: lazy(load.SettingsPage),
  SimulatorSection: lazy(load.SimulatorSection),
  SubscriptionsPage: lazy(load.SubscriptionsPage),
  Palette: lazy(load.Palette),
  ShortcutDialog: lazy(load.ShortcutDialog),
};

/** Once the window is in use; returns the way to stop. */
export function loadAll(): () => void {
  const timer = setTimeout(() => {
    // One that fails is loaded again when it is opened.
    for (const one of Object.values(load)) one().catch(() => undefined);
  }, LOAD_AFTER_MS);
  return () => clearTimeout(timer);
}

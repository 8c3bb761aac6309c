import type { ComponentType } from 'react';
import { KeyboardPage } from '../commands/shortcuts/KeyboardPage.tsx';
import { AboutPage } from '../desktop/AboutPage.tsx';
import { EndpointsPage } from '../endpoints/EndpointsPage.tsx';
import { TunnelPage } from '../tunnel/TunnelPage.tsx';
import { GeneralPage } from './GeneralPage.tsx';
import { OwnProvidersPage } from './own-providers/OwnProvidersPage.tsx';
import { StoragePage } from './storage/StoragePage.tsx';

export interface SettingsPageInfo {
  /** In the address: `#/settings/<id>`. */
  readonly id: string;
  readonly name: string;
  readonly Page: ComponentType;
}

/** The pages of the settings, in their order. The first is the one that Settings opens. */
export const settingsPages: readonly [SettingsPageInfo, ...SettingsPageInfo[]] = [
  { id: 'endpoints', name: 'Endpoints', Page: EndpointsPage },
  { id: 'public', name: 'Public address', Page: TunnelPage },
  { id: 'providers', name: 'Providers', Page: OwnProvidersPage },
  { id: 'storage', name: 'Storage', Page: StoragePage },
  { id: 'general', name: 'General', Page: GeneralPage },
  { id: 'keyboard', name: 'Keyboard', Page: KeyboardPage },
  { id: 'about', name: 'About', Page: AboutPage },
];

/** The page that the address names; the first where it names none. */
export function settingsPageOf(id: string | null): SettingsPageInfo {
  return settingsPages.find((page) => page.id === id) ?? settingsPages[0];
}

import type { ComponentType } from 'react';
import { KeyboardPage } from '../commands/shortcuts/KeyboardPage.tsx';
import { keyboardRows } from '../commands/shortcuts/rows.ts';
import { AboutPage } from '../desktop/AboutPage.tsx';
import { aboutRows } from '../desktop/about-rows.ts';
import { EndpointsPage } from '../endpoints/EndpointsPage.tsx';
import { endpointRows } from '../endpoints/rows.ts';
import { secretRows } from '../secrets/rows.ts';
import { SecretsPage } from '../secrets/SecretsPage.tsx';
import { tunnelRows } from '../tunnel/rows.ts';
import { TunnelPage } from '../tunnel/TunnelPage.tsx';
import type { SettingRow } from './frame/rows.ts';
import { GeneralPage } from './general/GeneralPage.tsx';
import { generalRows } from './general/rows.ts';
import { OwnProvidersPage } from './own-providers/OwnProvidersPage.tsx';
import { providerRows } from './own-providers/rows.ts';
import { ReceiverPage } from './receiver/ReceiverPage.tsx';
import { receiverRows } from './receiver/rows.ts';
import { storageRows } from './storage/rows.ts';
import { StoragePage } from './storage/StoragePage.tsx';
import { transferRows } from './transfer/rows.ts';
import { TransferPage } from './transfer/TransferPage.tsx';

export interface SettingsPageInfo {
  /** In the address: `#/settings/<id>`. */
  readonly id: string;
  readonly name: string;
  /** What the search finds of it; the element that shows one has its id as `data-setting`. */
  readonly rows: readonly SettingRow[];
  readonly Page: ComponentType;
}

/** The pages of the settings, in their order. The first is the one that Settings opens. */
export const settingsPages: readonly [SettingsPageInfo, ...SettingsPageInfo[]] = [
  { id: 'endpoints', name: 'Endpoints', rows: Object.values(endpointRows), Page: EndpointsPage },
  { id: 'public', name: 'Public address', rows: Object.values(tunnelRows), Page: TunnelPage },
  { id: 'secrets', name: 'Secrets', rows: Object.values(secretRows), Page: SecretsPage },
  { id: 'receiver', name: 'Receiver', rows: Object.values(receiverRows), Page: ReceiverPage },
  { id: 'providers', name: 'Providers', rows: Object.values(providerRows), Page: OwnProvidersPage },
  { id: 'storage', name: 'Storage', rows: Object.values(storageRows), Page: StoragePage },
  { id: 'general', name: 'General', rows: Object.values(generalRows), Page: GeneralPage },
  { id: 'keyboard', name: 'Keyboard', rows: Object.values(keyboardRows), Page: KeyboardPage },
  { id: 'transfer', name: 'Export and import', rows: Object.values(transferRows), Page: TransferPage },
  { id: 'about', name: 'About', rows: Object.values(aboutRows), Page: AboutPage },
];

/** The page that the address names; the first where it names none. */
export function settingsPageOf(id: string | null): SettingsPageInfo {
  return settingsPages.find((page) => page.id === id) ?? settingsPages[0];
}

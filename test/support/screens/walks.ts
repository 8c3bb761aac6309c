import { inboxWalks } from './inbox.ts';
import type { Walk } from './screen.ts';
import { settingsWalks } from './settings.ts';
import { workWalks } from './work.ts';

/** Every screen, in an order in which each leaves what the next begins with. A new screen is a line in one of these. */
export const walks: readonly Walk[] = [...inboxWalks, ...workWalks, ...settingsWalks];

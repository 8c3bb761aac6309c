import { z } from 'zod';
import { isHost, port } from './calls.ts';
import { desktopSettings } from './desktop.ts';
import { receiverLimits } from './receiver-limits.ts';
import { interfaceSettings } from './settings.ts';
import { vaultPlace } from './state.ts';
import { type Migration, settingsTrouble, type VersionedForm } from './versioned.ts';

const DEFAULT_PORT = 4000;

/** A place of our own page: words and steps, nothing that could be anything else in an address. */
export const keptPlace = z.string().regex(/^(?:\/[A-Za-z0-9._~%/-]{0,300})?$/);

export const windowSettings = z.object({
  bounds: z
    .object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
    .nullable()
    .default(null),
  maximized: z.boolean().default(false),
  zoom: z.number().min(-5).max(5).default(0),
  /** What the page showed, as its address has it after `#`. */
  place: keptPlace.catch('').default(''),
});
export type WindowSettings = z.infer<typeof windowSettings>;

const receiverSettings = z.object({
  port: port.default(DEFAULT_PORT),
  host: z.string().refine(isHost, 'no address or name').default('127.0.0.1'),
  /** Of the days when they were kept here: a history that has none of its own takes them. */
  limits: receiverLimits.prefault({}),
});

/** Where the user wants secrets kept; null is what is usual on this system. `told`: that memory forgets them. */
const vaultSettings = z.object({
  place: vaultPlace.nullable().catch(null).default(null),
  told: z.boolean().catch(false).default(false),
});

/** Everything that is kept in settings.json. Secrets never are. */
export const settingsFile = z.object({
  version: z.literal(1).default(1),
  interface: interfaceSettings.prefault({}),
  windows: z.array(windowSettings).default([]),
  desktop: desktopSettings.prefault({}),
  receiver: receiverSettings.prefault({}),
  vault: vaultSettings.prefault({}),
  /** Of this file, until it is dismissed. */
  trouble: settingsTrouble.nullable().catch(null).default(null),
});
export type Settings = z.infer<typeof settingsFile>;

/** There were one window and no others at first. */
const to1: Migration = ({ window, ...file }) =>
  window === undefined || file.windows !== undefined ? file : { ...file, windows: [window] };

export const settingsForm: VersionedForm<Settings> = { schema: settingsFile, migrations: [to1] };

/** What a browser keeps in its own storage. */
export const browserSettings = z.object({
  version: z.literal(1).default(1),
  interface: interfaceSettings.prefault({}),
  /** Of what was stored, until it is dismissed. */
  trouble: settingsTrouble.nullable().catch(null).default(null),
});
export type BrowserSettings = z.infer<typeof browserSettings>;

/** At first, what the page keeps stood there alone. */
const browserTo1: Migration = (stored) => ({ interface: stored });

export const browserForm: VersionedForm<BrowserSettings> = {
  schema: browserSettings,
  migrations: [browserTo1],
};

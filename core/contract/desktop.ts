import { z } from 'zod';
import { menuCommandId } from './keyboard.ts';
import { QUERY_LENGTH } from './query/parse.ts';

/** What a window of its own adds to the interface; kept by the app, absent in a browser. */
export const desktopSettings = z.object({
  /** Which arrivals are told by the system, while no window of ours is in front. */
  notify: z.enum(['off', 'invalid', 'matching']).default('off'),
  /** In the language of the search, for `matching`. */
  notifyQuery: z.string().max(QUERY_LENGTH).default(''),
  /** An icon beside the clock; with it the app goes on receiving when its last window is closed. */
  tray: z.boolean().default(false),
  openAtLogin: z.boolean().default(false),
  askBeforeQuit: z.boolean().default(true),
  /** Asks the feed at start whether there is a newer version. Nothing is downloaded by itself. */
  lookForUpdates: z.boolean().default(false),
});
export type DesktopSettings = z.infer<typeof desktopSettings>;

export const desktopSettingsPatch = z.strictObject({
  notify: z.enum(['off', 'invalid', 'matching']).optional(),
  notifyQuery: z.string().max(QUERY_LENGTH).optional(),
  tray: z.boolean().optional(),
  openAtLogin: z.boolean().optional(),
  askBeforeQuit: z.boolean().optional(),
  lookForUpdates: z.boolean().optional(),
});
export type DesktopSettingsPatch = z.infer<typeof desktopSettingsPatch>;

export const desktopState = z.object({
  settings: desktopSettings,
  /** Whether this package was built with a feed of updates. */
  updates: z.boolean(),
  /** Whether the system can start the app at login. */
  canOpenAtLogin: z.boolean(),
  /** Name → version of what the app runs on. */
  versions: z.record(z.string(), z.string()),
});
export type DesktopState = z.infer<typeof desktopState>;

/** An event's id, or its running number. */
const eventName = z.string().regex(/^(?:\d{1,15}|[0-9a-f]{10}-\d{1,15})$/);

/** A place within the page, as its address has it after `#`. */
const route = z
  .string()
  .max(300)
  .regex(/^\/[a-z][a-z-]*(?:\/[A-Za-z0-9._~%-]+)*$/);

/** Where a link, a notification, a file or the menu leads: always to something of our own page. */
export const destination = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), id: eventName }),
  z.object({ kind: z.literal('place'), route }),
  /** Of the window's own menu; no link names one. */
  z.object({ kind: z.literal('command'), id: menuCommandId }),
  z.object({ kind: z.literal('file'), name: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
]);
export type Destination = z.infer<typeof destination>;

import { z } from 'zod';

/** What a page may read and change of the settings. The window keeps it in a file, a browser in its own storage. */
export const interfaceSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  times: z.enum(['local', 'utc']).default('local'),
  /** Width of the list pane, in per cent of the Inbox. */
  listWidth: z.number().min(20).max(80).default(47),
});
export type InterfaceSettings = z.infer<typeof interfaceSettings>;

export const interfaceSettingsPatch = z.strictObject({
  theme: interfaceSettings.shape.theme.unwrap().optional(),
  times: interfaceSettings.shape.times.unwrap().optional(),
  listWidth: interfaceSettings.shape.listWidth.unwrap().optional(),
});
export type InterfaceSettingsPatch = z.infer<typeof interfaceSettingsPatch>;

import { z } from 'zod';

/** A text that was typed into a form, kept over restarts; what is damaged is empty rather than the loss of everything. */
const typed = z.string().max(16_000).catch('').default('');

/** What was typed into the handler check, secrets aside. `limit` is seconds, as text. */
export const checkForm = z.object({
  provider: typed,
  url: typed,
  scheme: typed,
  headerName: typed,
  recipe: typed,
  signedUrl: typed,
  stateUrl: typed,
  limit: typed,
  /** `Name: value`, one a line; without the values of headers that carry secrets. */
  headers: typed,
});
export type CheckForm = z.infer<typeof checkForm>;

/** What a page may read and change of the settings. The window keeps it in a file, a browser in its own storage. */
export const interfaceSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  times: z.enum(['local', 'utc']).default('local'),
  /** Width of the list pane, in per cent of the Inbox. */
  listWidth: z.number().min(20).max(80).default(47),
  check: checkForm.prefault({}),
});
export type InterfaceSettings = z.infer<typeof interfaceSettings>;

export const interfaceSettingsPatch = z.strictObject({
  theme: interfaceSettings.shape.theme.unwrap().optional(),
  times: interfaceSettings.shape.times.unwrap().optional(),
  listWidth: interfaceSettings.shape.listWidth.unwrap().optional(),
  check: checkForm.optional(),
});
export type InterfaceSettingsPatch = z.infer<typeof interfaceSettingsPatch>;

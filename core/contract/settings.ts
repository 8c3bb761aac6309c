import { z } from 'zod';
import { flowForms } from './flow-form.ts';
import { keyboardSettings, recentCommands, recentCommandsPatch } from './keyboard.ts';

/** A text that was typed into a form, kept over restarts; what is damaged is empty rather than the loss of everything. */
const typed = z.string().max(16_000).catch('').default('');

/** What was typed into the handler check, secrets aside. `limit` is seconds, as text. */
export const checkForm = z.object({
  provider: typed,
  url: typed,
  scheme: typed,
  headerName: typed,
  recipe: typed,
  /** Reference of a secret of the vault, or `none`; empty takes that of an endpoint of the provider, where one has one. */
  secretFrom: typed,
  signedUrl: typed,
  stateUrl: typed,
  limit: typed,
  /** `Name: value`, one a line; without the values of headers that carry secrets. */
  headers: typed,
});
export type CheckForm = z.infer<typeof checkForm>;

/** The columns that the list of events can have. `field` is one of the body, at `fieldPath`. */
export const columnId = z.enum([
  'number',
  'time',
  'provider',
  'type',
  'request',
  'field',
  'note',
  'endpoint',
  'reply',
  'duration',
  'size',
  'schema',
  'signature',
]);
export type ColumnId = z.infer<typeof columnId>;

const defaultColumns: ColumnId[] = [
  'time',
  'provider',
  'type',
  'request',
  'reply',
  'size',
  'schema',
  'signature',
];

/** How the list of events looks. Columns stand in the order of `columnId`, whichever are chosen. */
export const listLook = z.object({
  columns: z.array(columnId).min(1).default(defaultColumns),
  /** Where the field of the column `field` stands, as in `send --set`. */
  fieldPath: z.string().max(500).default(''),
  density: z.enum(['normal', 'compact']).default('normal'),
});
export type ListLook = z.infer<typeof listLook>;
/** What was typed into Subscriptions, API keys aside. */
export const subscriptionsForm = z.object({
  /** Id of the account that is shown; null chooses for itself. */
  account: z.number().int().nullable().catch(null).default(null),
  group: typed,
  /** What stands beside the list. */
  pane: z.enum(['none', 'new', 'edit', 'account', 'sandbox']).catch('none').default('none'),
  /** Of a new webhook. */
  url: typed,
  description: typed,
  /** The webhook that is changed, and what is to stand in it. */
  webhook: typed,
  editUrl: typed,
  editDescription: typed,
  /** Id of the account in the form; null is a new one. */
  accountId: z.number().int().nullable().catch(null).default(null),
  name: typed,
  baseUrl: typed,
  groups: typed,
});
export type SubscriptionsForm = z.infer<typeof subscriptionsForm>;

/** What someone who opens Hookglass for the first time may want to do, in any order. */
export const firstStep = z.enum(['event', 'public', 'subscription']);
export type FirstStep = z.infer<typeof firstStep>;

export const firstSteps = z.object({
  /** Those that have happened: once done, they stay so. */
  done: z.array(firstStep).catch([]).default([]),
  dismissed: z.boolean().catch(false).default(false),
  /** Of the line below the list of events. */
  unfolded: z.boolean().catch(false).default(false),
});
export type FirstSteps = z.infer<typeof firstSteps>;

/** What a page may read and change of the settings. The window keeps it in a file, a browser in its own storage. */
export const interfaceSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  times: z.enum(['local', 'utc']).default('local'),
  /** What a screen reader is told of arrivals: `summary` is at most one sentence in five seconds. */
  spokenArrivals: z.enum(['summary', 'off']).catch('summary').default('summary'),
  firstSteps: firstSteps.prefault({}),
  /** Width of the list pane, in per cent of the Inbox. */
  listWidth: z.number().min(20).max(80).default(47),
  check: checkForm.prefault({}),
  /** What stands in the search box of the Inbox. */
  search: typed,
  list: listLook.prefault({}),
  flows: flowForms.prefault({}),
  subscriptions: subscriptionsForm.prefault({}),
  keyboard: keyboardSettings.catch(keyboardSettings.parse({})).prefault({}),
  recentCommands,
});
export type InterfaceSettings = z.infer<typeof interfaceSettings>;

export const interfaceSettingsPatch = z.strictObject({
  theme: interfaceSettings.shape.theme.unwrap().optional(),
  times: interfaceSettings.shape.times.unwrap().optional(),
  spokenArrivals: z.enum(['summary', 'off']).optional(),
  firstSteps: firstSteps.optional(),
  listWidth: interfaceSettings.shape.listWidth.unwrap().optional(),
  check: checkForm.optional(),
  search: z.string().max(16_000).optional(),
  list: listLook.optional(),
  flows: flowForms.optional(),
  subscriptions: subscriptionsForm.optional(),
  keyboard: keyboardSettings.optional(),
  recentCommands: recentCommandsPatch.optional(),
});
export type InterfaceSettingsPatch = z.infer<typeof interfaceSettingsPatch>;

import { settingRows } from '../frame/rows.ts';

/** What the page Export and import shows. */
export const transferRows = settingRows('transfer', {
  export: {
    label: 'Export settings',
    hint: 'Settings, endpoints, rules, forwarding, environments, your own flows and providers, as one file. No secrets, no events.',
    words: 'backup save file download share team move computer json',
  },
  import: {
    label: 'Import settings',
    hint: 'Shows what would change first. What is here and not in the file stays as it is.',
    words: 'restore load file upload backup team move computer json',
  },
  reset: {
    label: 'Reset all settings',
    hint: 'Back to the defaults, on every page. Endpoints, providers, events and secrets stay.',
    words: 'default defaults factory clear restore',
  },
});

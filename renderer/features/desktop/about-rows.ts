import { settingRows } from '../settings/frame/rows.ts';

/** What the page About shows. */
export const aboutRows = settingRows('about', {
  version: {
    label: 'Hookglass',
    hint: 'A looking glass for webhooks.',
    words: 'version electron node chromium runtime',
  },
  updates: {
    label: 'Updates',
    hint: 'Nothing is downloaded before you say so.',
    words: 'version upgrade release new',
  },
  diagnostics: {
    label: 'Diagnostics',
    hint: 'Versions, settings and the end of the log, for a report; no secrets, nothing captured or typed.',
    words: 'bug report support log logs crash problem copy',
  },
  licences: { label: 'Licences', words: 'licenses open source credits dependencies packages third party' },
});

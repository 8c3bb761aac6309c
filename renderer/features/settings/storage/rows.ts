import { settingRows } from '../frame/rows.ts';

/** What the page Storage shows. */
export const storageRows = settingRows('storage', {
  size: {
    label: 'Size of the history',
    hint: 'How much is kept, and how large its file is.',
    words: 'disk space vacuum shrink smaller file database room',
  },
  limits: {
    label: 'Limits',
    hint: 'How many events are kept, of which age and size.',
    words: 'retention days events megabytes keep delete old maximum expire purge',
  },
  trash: {
    label: 'Trash',
    hint: 'What was removed and can be brought back.',
    words: 'deleted removed restore undo empty bin recycle',
  },
});

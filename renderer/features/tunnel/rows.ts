import { settingRows } from '../settings/frame/rows.ts';

/** What the page Public address shows. */
export const tunnelRows = settingRows('public', {
  state: {
    label: 'Public address',
    hint: 'What the world sends to.',
    words: 'tunnel ngrok url internet connect open close online expose',
  },
  test: {
    label: 'Path test',
    hint: 'Whether a request from outside comes through.',
    words: 'check reach hop nonce',
  },
  token: {
    label: 'ngrok’s token',
    words: 'authtoken auth token ngrok account key secret',
  },
  way: {
    label: 'Way to here',
    hint: 'A tunnel by ngrok, or a public URL of your own.',
    words: 'ngrok domain own url server start region proxy certificate ca traffic policy',
  },
});

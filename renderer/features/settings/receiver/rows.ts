import { settingRows } from '../frame/rows.ts';

/** What the page Receiver shows. */
export const receiverRows = settingRows('receiver', {
  port: {
    label: 'Receiver port',
    hint: 'Providers and your own programs send to this port. 0 takes any free one.',
    words: 'address listen localhost network 4000',
  },
});

import { settingRows } from '../settings/frame/rows.ts';

/** What the page Secrets shows. */
export const secretRows = settingRows('secrets', {
  place: {
    label: 'Where secrets are kept',
    hint: 'Encrypted by the system, in a file with a passphrase, or in memory.',
    words: 'vault keychain keyring kwallet libsecret passphrase encryption protection lock unlock',
  },
  list: {
    label: 'Secrets',
    hint: 'What is set, who uses it, and when.',
    words: 'vault keys passwords tokens rotate rename delete used last',
  },
  add: { label: 'Add a secret', words: 'vault new named key password token' },
});

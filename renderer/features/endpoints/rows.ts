import { settingRows } from '../settings/frame/rows.ts';

/** What the page Endpoints has for each of them. */
export const endpointRows = settingRows('endpoints', {
  endpoint: {
    label: 'Endpoint',
    hint: 'A path of the receiver, with its provider and how its events are signed.',
    words: 'path url route slug provider scheme signature recipe new add header',
  },
  secrets: {
    label: 'Secrets of an endpoint',
    hint: 'What signatures are verified with: the current one and the one before.',
    words: 'signing key password hmac verify rotate previous current',
  },
  replies: {
    label: 'Replies',
    hint: 'What requests are answered: status, headers, body, delay and faults.',
    words: 'response answer status code rule rules delay fault mock handshake challenge',
  },
  forward: {
    label: 'Forward to',
    hint: 'Where requests go on to, with retries.',
    words: 'forwarding proxy relay target handler url retry localhost',
  },
  answer: {
    label: 'Answer to a bad signature',
    hint: '401 where the signature does not fit.',
    words: 'reject refuse unauthorized invalid 401',
  },
});

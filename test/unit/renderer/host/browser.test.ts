import { expect, test } from 'vitest';
import { socketUrl } from '../../../../renderer/host/browser.ts';

test('the socket is on the host of the page and carries its token', () => {
  const page = { protocol: 'http:', host: '127.0.0.1:4001', search: '?token=a%2Bb' };
  expect(socketUrl(page)).toBe('ws://127.0.0.1:4001/port?token=a%2Bb');
  expect(socketUrl({ ...page, protocol: 'https:' })).toMatch(/^wss:/);
  expect(socketUrl({ ...page, search: '' })).toBe('ws://127.0.0.1:4001/port?token=');
});

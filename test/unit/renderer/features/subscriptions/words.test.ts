import { describe, expect, it } from 'vitest';
import type { OkayaState, PointedWebhook } from '../../../../../core/contract/okaya.ts';
import {
  groupsOf,
  pointedOf,
  pointTarget,
  urlWarning,
} from '../../../../../renderer/features/subscriptions/model/words.ts';

const local = { url: 'http://127.0.0.1:4000/okaya', kind: 'local' } as const;
const open = { url: 'https://open.example/okaya', kind: 'public' } as const;

describe('a URL that is to be registered', () => {
  it.each([
    'http://127.0.0.1:4000/okaya',
    'https://localhost/hooks',
    'https://bench.localhost/',
    'https://10.0.0.1/',
    'https://172.16.4.4/',
    'https://192.168.0.7:8443/',
    'https://169.254.1.1/',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://printer.local/',
    'https://intranet/hooks',
  ])('%s: Okaya cannot reach it', (url) => {
    expect(urlWarning(url, false)).toContain('Okaya cannot reach it');
    expect(urlWarning(url, true)).toMatch(/In the sandbox it works\.$/);
  });

  it.each(['http://integration.example/webhook', 'http://172.32.0.1/'])('%s: no HTTPS', (url) => {
    expect(urlWarning(url, false)).toContain('is not HTTPS');
  });

  it.each([
    'https://integration.example/webhook',
    ' https://open.example ',
    'nowhere',
    '',
    'ftp://a.example',
  ])('"%s" is left to the API', (url) => expect(urlWarning(url, false)).toBeNull());
});

describe('what a webhook is pointed at', () => {
  it('is a public address, and in the sandbox the local one where there is none', () => {
    expect(pointTarget([local, open], 3)).toBe(open);
    expect(pointTarget([local, open], 0)).toBe(open);
    expect(pointTarget([local], 3)).toBeNull();
    expect(pointTarget([local], 0)).toBe(local);
    expect(pointTarget([], 0)).toBeNull();
  });

  it('is stale once no address of this computer is the one', () => {
    const one = (webhook: string, url: string, group = '1'): PointedWebhook => ({
      ...{ account: 3, group, webhook, url },
      ...{ description: '', previousUrl: null },
    });
    const pointed = [one('a', open.url), one('b', 'https://former.example/okaya'), one('c', open.url, '2')];
    const state = { pointed, targets: [open, local] } as unknown as OkayaState;
    expect(
      pointedOf(state, { account: 3, group: '1' }).map(({ webhook, stale }) => [webhook, stale]),
    ).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(pointedOf(state, { account: 4, group: '1' })).toEqual([]);
  });
});

it('group IDs stand one after the other', () => {
  expect(groupsOf(' 1, 2;3\n4  ,')).toEqual(['1', '2', '3', '4']);
  expect(groupsOf('')).toEqual([]);
});

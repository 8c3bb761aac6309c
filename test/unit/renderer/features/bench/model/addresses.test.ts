import { expect, test } from 'vitest';
import { knownUrls, readArrival } from '../../../../../../renderer/features/bench/model/addresses.ts';

const request = (host: string): string => `POST /hook?x=1 HTTP/1.1\nHost: ${host}\n\n`;

test('the public host is proposed with https, then the receiver', () => {
  expect(knownUrls(request('brisk-otter.ngrok-free.dev'), 'http://127.0.0.1:4000')).toEqual([
    'https://brisk-otter.ngrok-free.dev/hook?x=1',
    'http://127.0.0.1:4000/hook?x=1',
  ]);
  expect(knownUrls(request('127.0.0.1:4000'), 'http://127.0.0.1:4000')).toEqual([
    'http://127.0.0.1:4000/hook?x=1',
  ]);
  expect(knownUrls(request('a.example'), null)).toEqual(['https://a.example/hook?x=1']);
  expect(knownUrls('{}', 'http://127.0.0.1:4000')).toEqual([]);
});

test('a time is taken with or without its clock, and anything else is refused in a sentence', () => {
  expect(readArrival('2026-11-22T12:41:07Z')).toEqual({ now: '2026-11-22T12:41:07.000Z' });
  expect(readArrival(' 2026-11-22 ')).toEqual({ now: '2026-11-22T00:00:00.000Z' });
  expect(readArrival('')).toEqual({ now: null });
  for (const text of ['12', 'yesterday', '2026-13-40', '1700000000'])
    expect(readArrival(text)).toHaveProperty('problem');
});

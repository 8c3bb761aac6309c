import { expect, test } from 'vitest';
import { checksOf } from '../../../../../../renderer/features/bench/model/checks.ts';
import { benchResult, bodyTrace, matched, told, unmatched } from '../support.ts';

const tones = (result: Parameters<typeof checksOf>[0]): Record<string, string> =>
  Object.fromEntries(checksOf(result).map(({ id, tone }) => [id, tone]));

test('what is verified is right in everything, and a time that is not signed is said not to be', () => {
  const checks = checksOf(benchResult());
  expect(tones(benchResult())).toEqual({
    scheme: 'good',
    header: 'good',
    secret: 'good',
    body: 'good',
    content: 'good',
    algorithm: 'good',
    encoding: 'good',
    time: 'faint',
  });
  expect(checks.find(({ id }) => id === 'algorithm')?.label).toBe('SHA-256');
  expect(checks.find(({ id }) => id === 'time')?.label).toBe('no timestamp in this scheme');
  expect(checks.find(({ id }) => id === 'body')).toMatchObject({ spoken: 'body unchanged: right' });
});

test('where a change makes it fit, only what is named is wrong', () => {
  expect(tones(matched(['encoding-hex']))).toMatchObject({
    encoding: 'bad',
    secret: 'good',
    body: 'good',
    algorithm: 'good',
  });
  expect(tones(matched(['body-reserialised', 'secret-quoted']))).toMatchObject({
    body: 'bad',
    secret: 'bad',
    encoding: 'good',
  });
});

test('a cause that was seen without a digest that fits leaves open what only a digest could show', () => {
  const { search, ...rest } = matched(['key-malformed']);
  const match = search.match && { ...search.match, digestHex: null };
  const result = { ...rest, search: { ...search, ran: false, match } };
  expect(tones(result)).toMatchObject({ secret: 'bad', body: 'faint', content: 'faint' });
});

test('where nothing fits, what only a digest could show is not known', () => {
  expect(tones(unmatched())).toMatchObject({
    secret: 'faint',
    body: 'faint',
    content: 'faint',
    header: 'good',
    encoding: 'good',
  });
});

test('every finding is told at its check, a remark as a remark', () => {
  const time = { text: '1', signedAt: 1000, now: 900_000, skewS: 899, pastS: 300, futureS: 300 };
  const late = benchResult({
    verdict: 'failed',
    trace: { ...bodyTrace, time },
    diagnoses: [told('timestamp-stale', 'Late.'), told('hex-upper-case', 'Upper case.', 'warning')],
  });
  expect(tones(late)).toMatchObject({ time: 'bad', encoding: 'warn', secret: 'good' });
});

test('the URL is a check only where it is signed', () => {
  expect(tones(benchResult()).url).toBeUndefined();
  const signed = [
    { kind: 'text', part: 'url', text: 'https://a' },
    { kind: 'body', start: 0, end: 2 },
  ] as const;
  expect(tones(benchResult({ trace: { ...bodyTrace, signed: [...signed] } })).url).toBe('good');
});

test('a header that carries the secret has no digest to be checked', () => {
  const digests = { ...bodyTrace.digests, algorithm: null, expectedHex: null, received: [] };
  const token = benchResult({ trace: { ...bodyTrace, signed: [], digests } });
  expect(Object.keys(tones(token))).toEqual(['scheme', 'header', 'secret']);
});

test('without a scheme or a signature there is nothing to check', () => {
  expect(checksOf(benchResult({ trace: null, verdict: 'not-documented' }))).toEqual([]);
  expect(checksOf(unmatched({ verdict: 'missing' }))).toEqual([]);
});

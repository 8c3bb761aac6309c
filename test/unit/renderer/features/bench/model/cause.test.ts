import { expect, test } from 'vitest';
import {
  causeCodes,
  causeOf,
  checkedAs,
  otherFindings,
} from '../../../../../../renderer/features/bench/model/cause.ts';
import { benchResult, bodyTrace, matched, told, unmatched } from '../support.ts';

const scheme = { label: 'MeetingLawyers' };

test('a verified signature is calm, and says what was checked', () => {
  expect(causeOf(benchResult(), scheme)).toEqual({
    tone: 'good',
    glyph: 'check',
    title: 'The signature is verified.',
    text: 'MeetingLawyers: the digest fits, HMAC-SHA-256 over the body (2 B) with this secret.',
  });
  const time = { text: '1', signedAt: 1, now: 1, skewS: 0, pastS: 300, futureS: 300 };
  const signed = [
    { kind: 'text', part: 'timestamp', text: '1' },
    { kind: 'text', part: 'text', text: '.' },
    { kind: 'body', start: 0, end: 2 },
  ] as const;
  const timed = benchResult({ trace: { ...bodyTrace, time, signed: [...signed] } });
  expect(causeOf(timed, scheme).text).toContain('over the timestamp and the body (2 B)');
  expect(causeOf(timed, scheme).text).toContain('signed in time');
});

test('the mistake that explains it comes first, with how many were tried', () => {
  const result = matched(['encoding-hex'], {
    diagnoses: [told('encoding-hex', 'a'), told('timestamp-stale', 'b'), told('secret-unknown', 'c')],
  });
  expect(causeOf(result, scheme)).toMatchObject({
    tone: 'bad',
    title: 'The signature is written in hex; base64 is due.',
    text: 'Change one line. 1 of 1,920 variants tried fits.',
  });
  expect(otherFindings(result).map(({ code }) => code)).toEqual(['timestamp-stale']);
});

test("where nothing fits, the engine's first finding is the cause", () => {
  expect(causeOf(unmatched(), scheme)).toMatchObject({
    tone: 'bad',
    title: 'The signature does not match.',
    text: 'Why: secret-unknown.',
  });
  expect(otherFindings(unmatched())).toEqual([]);
});

test('what is found without a search is not said to be one of so many', () => {
  const result = matched(['timestamp-stale']);
  const search = { ...result.search, ran: false, tried: 0, total: 0 };
  expect(causeOf({ ...result, search }, scheme).text).toBe('Change one line.');
});

test('a search that was cancelled is said to be', () => {
  const { search } = unmatched();
  const text = causeOf(unmatched({ search: { ...search, tried: 40, cancelled: true } }), scheme).text;
  expect(text).toContain('cancelled after 40 of 1,920 variants');
});

test('the first finding is the cause, the others stay', () => {
  const result = unmatched({
    verdict: 'missing',
    diagnoses: [told('header-missing', 'No header.'), told('key-malformed', 'No key.')],
  });
  expect(causeOf(result, scheme).title).toBe('No header.');
  expect(otherFindings(result).map(({ code }) => code)).toEqual(['key-malformed']);
});

test('the remarks on what is verified all stay', () => {
  const remark = told('hex-upper-case', 'Upper case.', 'warning');
  expect(otherFindings(benchResult({ diagnoses: [remark] }))).toEqual([remark]);
});

test('what is not documented is said, and nothing is guessed', () => {
  const cause = causeOf(benchResult({ verdict: 'not-documented', scheme: null, trace: null }), undefined);
  expect(cause).toMatchObject({ tone: 'faint', title: 'The provider documents no signature.' });
  expect(cause.text).toContain('choose its scheme');
  const none = causeOf(benchResult({ verdict: 'not-checked', scheme: null, trace: null }), undefined);
  expect(none.title).toBe('No signature scheme fits these headers.');
});

test('without a secret nothing was checked', () => {
  expect(causeOf(benchResult({ verdict: 'not-checked' }), scheme)).toMatchObject({
    tone: 'faint',
    title: 'Not checked: there is no secret.',
  });
});

test('a header that carries the secret is not said to have a digest', () => {
  const digests = { ...bodyTrace.digests, algorithm: null, expectedHex: null, received: [] };
  const token = benchResult({ trace: { ...bodyTrace, signed: [], digests } });
  expect(causeOf(token, { label: 'Header token' }).text).toBe(
    'Header token: the header carries the secret itself, and it is the one given.',
  );
});

test('which scheme was checked is said, and which others the headers fit', () => {
  const result = benchResult({ candidates: ['meetinglawyers', 'github', 'meta'] });
  expect(checkedAs(result, [], false)).toBe(
    'Checked as meetinglawyers; the headers would also fit github and meta.',
  );
  expect(checkedAs(result, [], true)).toBe('Checked as meetinglawyers, as you chose.');
  expect(checkedAs(benchResult(), [], false)).toBe('Checked as meetinglawyers.');
  expect(checkedAs(benchResult({ verdict: 'not-checked' }), [], false)).toBe('Read as meetinglawyers.');
  expect(checkedAs(benchResult({ scheme: null }), [], false)).toBe('');
});

test('the cause has its stable codes', () => {
  expect(causeCodes(matched(['body-reserialised', 'secret-quoted']))).toEqual([
    'body-reserialised',
    'secret-quoted',
  ]);
  expect(causeCodes(unmatched())).toEqual(['secret-unknown']);
  const remarked = benchResult({ diagnoses: [told('hex-upper-case', 'Upper case.', 'warning')] });
  expect(causeCodes(remarked)).toEqual([]);
});

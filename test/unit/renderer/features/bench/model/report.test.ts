import { expect, test } from 'vitest';
import { reportText } from '../../../../../../renderer/features/bench/model/report.ts';
import { benchResult, matched, told, unmatched } from '../support.ts';

const scheme = { label: 'MeetingLawyers' };

test('the report names the cause, the change in the chosen language, and what else was found', () => {
  const result = matched(['encoding-hex'], {
    diagnoses: [told('encoding-hex', 'a'), told('timestamp-stale', 'It is late.')],
    received: 'sha256=24',
  });
  const text = reportText(result, scheme, 'python');
  expect(text).toMatch(/^Signature diagnosis: The signature is written in hex; base64 is due\.\n/);
  expect(text).toContain('Scheme: MeetingLawyers (meetinglawyers)');
  expect(text).toContain('Codes: encoding-hex\n');
  expect(text).toContain('Received: sha256=24');
  expect(text).toContain('What to change:\nb64encode');
  expect(text).toContain('Also:\n- It is late. (timestamp-stale)');
  expect(text).not.toContain("digest('base64')");
});

test('where nothing fits, it says what was ruled out', () => {
  expect(reportText(unmatched(), scheme, 'node')).toContain('Ruled out:\n- the body re-serialised');
});

test('the query, which may hold a token, is left out', () => {
  const { request } = benchResult();
  const text = reportText(benchResult({ request: { ...request, query: 'token=abc' } }), scheme, 'node');
  expect(text).toContain('Request: POST /ml, body 2 bytes');
  expect(text).not.toContain('token=abc');
});

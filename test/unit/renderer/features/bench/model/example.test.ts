import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { example } from '../../../../../../renderer/features/bench/model/example.ts';
import { recognise } from '../../../../../../renderer/features/bench/model/recognise.ts';

const [head = '', body = ''] = example.text.split('\n\n');

test('the example is a request signed in hex with its secret, and nothing else is wrong with it', () => {
  const digest = createHmac('sha256', example.secret).update(body).digest('hex');
  expect(head).toContain(`X-Signature: sha256=${digest}`);
  expect(recognise(example.text)).toBe('http');
});

test('its event is the documented one', () => {
  const documented = readFileSync('fixtures/meetinglawyers/user_status_changed.json', 'utf8');
  expect(JSON.parse(body)).toEqual(JSON.parse(documented));
});

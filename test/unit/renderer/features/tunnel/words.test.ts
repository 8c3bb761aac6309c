import { expect, it } from 'vitest';
import { noTunnel, type TunnelInfo, type TunnelState } from '../../../../../core/contract/tunnel.ts';
import { isChanged, settingsOf, valuesOf } from '../../../../../renderer/features/tunnel/model/form.ts';
import { problemSentence, standingOf } from '../../../../../renderer/features/tunnel/model/words.ts';

const problem = { code: 'ERR_NGROK_334', message: 'It is online already.', todo: 'Stop it.' };
const info = (state: TunnelState): TunnelInfo => ({
  ...{ settings: noTunnel, token: 'set', given: false, publicUrl: null },
  state,
});

it('says how things stand, counting down in whole seconds', () => {
  const waiting = info({ status: 'reconnecting', retryAt: 10_000, problem });
  expect([5_000, 5_001, 9_999, 10_000, 20_000].map((now) => standingOf(waiting, now).short)).toEqual([
    ...['Reconnecting in 5 s', 'Reconnecting in 5 s', 'Reconnecting in 1 s'],
    ...['Reconnecting in 0 s', 'Reconnecting in 0 s'],
  ]);
  expect(standingOf(info({ status: 'failed', problem }), 0)).toMatchObject({ tone: 'bad', problem });
  expect(standingOf(info({ status: 'online', url: 'https://x.test' }), 0)).toMatchObject({ tone: 'good' });
});

it('puts message, what to do and code into one sentence', () => {
  expect(problemSentence(problem)).toBe('It is online already. Stop it. (ERR_NGROK_334)');
  expect(problemSentence({ ...problem, code: null })).toBe('It is online already. Stop it.');
});

it('takes settings to a form and back without loss', () => {
  const settings = { ...noTunnel, domain: 'a.test', startWithApp: true };
  expect(settingsOf(valuesOf(settings))).toEqual(settings);
  expect(isChanged(valuesOf(settings), valuesOf(settings))).toBe(false);
  expect(isChanged({ ...valuesOf(settings), domain: 'b.test' }, valuesOf(settings))).toBe(true);
});

import { describe, expect, it } from 'vitest';
import type { CapturedRequest } from '../../../../core/inspect/record.ts';
import { handshake } from '../../../../core/replies/handshakes.ts';
import { captured } from '../../../support/captured.ts';

const all = { slack: true, meta: true, discord: true };
const request = (changes: Partial<Omit<CapturedRequest, 'body'>> & { body?: string }): CapturedRequest =>
  captured({ ...changes, body: Buffer.from(changes.body ?? '') });
const by = (given: CapturedRequest, wanted = all) => handshake(wanted, given, () => null)?.title ?? null;

describe('a challenge', () => {
  it('is answered only where its switch is on', () => {
    const slack = request({ body: '{"type":"url_verification","challenge":"c"}' });
    expect(by(slack)).toBe('Slack url_verification');
    expect(by(slack, { ...all, slack: false })).toBeNull();
  });

  it.each([
    ['an event of the same sender', request({ body: '{"type":"event_callback","challenge":"c"}' })],
    ['a challenge that is no text', request({ body: '{"type":"url_verification","challenge":1}' })],
    ['no JSON', request({ body: 'type=url_verification' })],
    ['a list', request({ body: '[1]' })],
    ['null', request({ body: 'null' })],
    ['another mode', request({ method: 'GET', query: 'hub.mode=unsubscribe&hub.challenge=1' })],
    ['no challenge', request({ method: 'GET', query: 'hub.mode=subscribe' })],
    ['a PING without a signature', request({ body: '{"type":1}' })],
  ])('is not seen in %s', (_what, given) => {
    expect(by(given)).toBeNull();
  });

  it('of Discord is refused where there is no key to judge it by, and so told', () => {
    const ping = request({ body: '{"type":1}', headers: [['X-Signature-Ed25519', '00']] });
    expect(handshake(all, ping, () => null)).toMatchObject({
      title: 'Discord PING, no public key set',
      reply: { status: 401 },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedHead } from '../../../../core/engine/stored-attempt.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const head = (value: string): Buffer =>
  Buffer.from(`POST /hook HTTP/1.1\r\nHost: a.test\r\nX-Token: ${value}\r\nX-Other: 1\r\n\r\n`, 'utf8');

describe('a stored head', () => {
  it('hides the whole value of a header that carries the secret, and names the header', () => {
    const { head: stored, masked } = maskedHead(head('Bearer hush-hush'), 'hush-hush');
    expect(latin1(stored)).toBe(
      'POST /hook HTTP/1.1\r\nHost: a.test\r\nX-Token: ********\r\nX-Other: 1\r\n\r\n',
    );
    expect(masked).toEqual(['X-Token']);
  });

  it('stays byte for byte where no secret was used, or stands nowhere in it', () => {
    expect(maskedHead(head('v1,abc'), null)).toEqual({ head: head('v1,abc'), masked: [] });
    expect(maskedHead(head('v1,abc'), 'whsec_other')).toEqual({ head: head('v1,abc'), masked: [] });
  });

  it('never holds the secret in a value, whatever characters it has', () => {
    const secret = fc.string({ minLength: 6, unit: 'binary' }).filter((text) => !/[\r\n*]|\/hook/.test(text));
    fc.assert(
      fc.property(secret, (text) => {
        expect(Buffer.from(maskedHead(head(text), text).head).includes(Buffer.from(text))).toBe(false);
      }),
    );
  });
});

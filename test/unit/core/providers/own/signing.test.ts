import { describe, expect, it } from 'vitest';
import { signingOf } from '../../../../../core/providers/own/signing.ts';

type Told = { file: string; pointer: string | undefined; reason: string | undefined }[];

function read(signature: string | undefined) {
  const told: Told = [];
  const signing = signingOf(signature, (file, complaints) => {
    told.push({ file, pointer: complaints[0]?.pointer, reason: complaints[0]?.reason });
  });
  return { signing, told };
}

describe('the signature of a provider of one’s own', () => {
  it('is a scheme by its name', () => {
    expect(read('standard-webhooks')).toMatchObject({ signing: { id: 'standard-webhooks' }, told: [] });
  });

  it('is a recipe for any other HMAC', () => {
    const { signing, told } = read('header=X-Acme;prefix=v1=;algorithm=sha512;encoding=base64');
    expect(signing).toMatchObject({
      id: 'hmac',
      encoding: 'base64',
      header: { names: ['X-Acme'], syntax: { kind: 'plain', prefix: 'v1=' } },
      method: { algorithm: 'sha512' },
    });
    expect(told).toEqual([]);
  });

  it('is none where the file says so, and not documented where it says nothing', () => {
    expect(read('unsigned').signing).toBe('unsigned');
    expect(read(undefined).signing).toBe('not-documented');
  });

  it.each(['nobody', 'hmac', 'header=', 'header=X-A;algorithm=md5'])(
    '%s is told at its place',
    (signature) => {
      const { signing, told } = read(signature);
      expect(signing).toBe('not-documented');
      expect(told).toMatchObject([{ file: 'provider.json', pointer: '/signature' }]);
      expect(told[0]?.reason).toContain('neither the name of a signature scheme nor a recipe');
    },
  );
});

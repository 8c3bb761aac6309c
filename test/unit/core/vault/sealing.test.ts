import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFor, newKey, seal, unseal } from '../../../../core/vault/sealing.ts';

/** Whoever guesses in a test should not wait. */
const cheap = { logN: 1, r: 1, p: 1 };
const SUM = 32;
const content = Buffer.from('{"secrets":{"own/stripe":"whsec_1"}}');

function summed(file: Buffer): Buffer {
  const whole = file.subarray(0, file.length - SUM);
  return Buffer.concat([whole, createHash('sha256').update(whole).digest()]);
}

async function reading(file: Buffer, passphrase: string): Promise<Buffer> {
  return unseal(file, await keyFor(file, passphrase));
}

describe('a sealed vault', () => {
  it('gives what was sealed to its passphrase, whatever both are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        fc.string({ unit: 'binary', minLength: 1 }),
        async (bytes, pass) => {
          const file = seal(bytes, await newKey(pass, cheap));
          expect((await reading(file, pass)).equals(bytes)).toBe(true);
        },
      ),
    );
  });

  it('is another one each time, and shows nothing of its content', async () => {
    const key = await newKey('pass', cheap);
    expect(seal(content, key).equals(seal(content, key))).toBe(false);
    expect(seal(content, key).includes('whsec')).toBe(false);
  });

  it('is refused with any byte changed: as damaged, and with its sum made right as not to be opened', async () => {
    const file = seal(content, await newKey('pass', cheap));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(file);
        changed[at] = (changed[at] ?? 0) ^ flip;
        await expect(reading(changed, 'pass')).rejects.toMatchObject({ code: /^vault-(damaged|newer)$/ });
        if (at >= file.length - SUM) return;
        await expect(reading(summed(changed), 'pass')).rejects.toMatchObject({
          code: /^vault-(damaged|newer|passphrase-wrong)$/,
        });
      }),
      { numRuns: 400 },
    );
  });

  it('is refused when it was cut short or goes on after its end', async () => {
    const file = seal(content, await newKey('pass', cheap));
    for (let length = 0; length < file.length; length++)
      await expect(reading(file.subarray(0, length), 'pass')).rejects.toMatchObject({
        code: 'vault-damaged',
      });
    await expect(reading(Buffer.concat([file, file]), 'pass')).rejects.toMatchObject({
      code: 'vault-damaged',
    });
  });

  it('tells a wrong passphrase from damage', async () => {
    const file = seal(content, await newKey('pass', cheap));
    await expect(reading(file, 'Pass')).rejects.toMatchObject({ code: 'vault-passphrase-wrong' });
  });

  it('takes a letter for the same in both ways to write it', async () => {
    const file = seal(content, await newKey('caf\u00e9', cheap));
    expect((await reading(file, 'cafe\u0301')).equals(content)).toBe(true);
  });

  it('asks no more memory of this computer than a quarter of a gigabyte, whatever the file says', async () => {
    const file = seal(content, await newKey('pass', cheap));
    file[8] = 22;
    file[9] = 8;
    await expect(reading(summed(file), 'pass')).rejects.toMatchObject({ code: 'vault-damaged' });
  });
});

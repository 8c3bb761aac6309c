import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes } from '../../../../core/tunnel/codes.ts';
import { explain } from '../../../../core/tunnel/explain.ts';
import type { Circumstances } from '../../../../core/tunnel/failure.ts';
import { redact } from '../../../../core/tunnel/redact.ts';

const where: Circumstances = { token: '', domain: null, server: null, ca: null };

describe('explain', () => {
  it.each(Object.keys(codes))('%s has words, and something to do', (code) => {
    for (const domain of [null, 'me.ngrok-free.dev']) {
      const { problem } = explain({ at: 'session', text: 'x', code }, { ...where, domain });
      expect(problem.code).toBe(code);
      expect(problem.message).toMatch(/^[A-Zn].*\.$/);
      expect(problem.todo).toMatch(/\S/);
    }
  });

  it('finds a code that the SDK has in its text only', () => {
    const text = 'failed to start listener: taken error_code: ERR_NGROK_334';
    expect(explain({ at: 'endpoint', text, code: null }, where).problem.code).toBe('ERR_NGROK_334');
  });

  it('counts a failed handshake as lasting only where the server or authority was given', () => {
    const failure = {
      at: 'session',
      text: 'failed to connect session: tls handshake error',
      code: null,
    } as const;
    expect(explain(failure, where).tries).toBe(Number.POSITIVE_INFINITY);
    expect(explain(failure, { ...where, server: '127.0.0.1:1' }).tries).toBe(1);
    expect(explain(failure, { ...where, ca: 'PEM' }).tries).toBe(1);
  });
});

const word = fc.string({ minLength: 18, maxLength: 40, unit: fc.constantFrom(...'abcXYZ0189') });

it('no token comes through in any text, wherever it stands', () => {
  const token = fc.tuple(word, word).map(([a, b]) => `${a}_${b}`);
  fc.assert(
    fc.property(token, fc.string({ maxLength: 400 }), fc.string(), (secret, before, after) => {
      expect(redact(`${before}${secret}${after}`, secret)).not.toContain(secret);
      // One that we do not know is known by its look.
      expect(redact(`${before} ${secret} ${after}`, '')).not.toContain(secret);
      const failure = { at: 'session', text: `${before}${secret}${after}`, code: null } as const;
      const said = JSON.stringify(explain(failure, { ...where, token: secret }));
      expect(said).not.toContain(secret.slice(0, 17));
    }),
  );
});

it('starts a process of its own again however often it ended, as it says', () => {
  const { tries, problem } = explain({ at: 'process', text: 'SIGKILL' }, where);
  expect(problem.todo).toContain('started again by itself');
  expect(tries).toBe(Number.POSITIVE_INFINITY);
});

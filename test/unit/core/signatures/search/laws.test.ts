import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from '../../../../../core/signatures/examine.ts';
import { schemes } from '../../../../../core/signatures/schemes.ts';
import { documents, examineWith, makingOf, SECRET } from '../../../../support/makings.ts';
import { makeWith, mistakes, origins } from '../../../../support/mistakes.ts';

/** Those that sign any body with this secret: Twilio wants a form, or a URL that fits the body. */
const signing = schemes.filter(({ method, id }) => method.kind !== 'ed25519' && id !== 'twilio');
const anyScheme = fc.constantFrom(...signing);
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.json().map((text) => Buffer.from(text)),
  fc.constantFrom(...Object.values(documents)).map((text) => Buffer.from(text)),
);

/** Up to two, of different sides: two of one side may leave nothing that could be signed. */
const someMistakes = fc
  .subarray([...mistakes], { maxLength: 2 })
  .filter((some) => new Set(some.map(({ side }) => side)).size === some.length);

describe('the search', () => {
  it('is not made for what is signed rightly, whatever the body', () => {
    fc.assert(
      fc.property(anyScheme, anyBody, (scheme, body) => {
        const making = makingOf(scheme, '');
        const found = examineWith({ ...making, request: { ...making.request, body: Buffer.from(body) } }, []);
        expect(found.verification.verdict).toBe('verified');
        expect(found.search).toBeNull();
      }),
    );
  });

  it('finds nothing where the secret is another one, and says what it ruled out', () => {
    fc.assert(
      fc.property(anyScheme, anyBody, (scheme, body) => {
        const making = makingOf(scheme, '');
        const right = { ...making, request: { ...making.request, body: Buffer.from(body) } };
        const current = `whsec_${randomBytes(24).toString('base64')}`;
        const found = examineWith(right, [], { secrets: { current, previous: null, others: [] } });
        expect(found.search?.find ?? null).toBeNull();
        expect(found.diagnoses[0]?.code).toBe('secret-unknown');
        expect(found.search?.ruledOut.length).toBeGreaterThan(0);
        expect(found.search?.tried).toBe(found.search?.total);
      }),
      { numRuns: 40 },
    );
  });

  it('tells no secret and no key, whatever was done wrong', () => {
    const secrets = ['previous of thirty-two characters', 'of another endpoint, as long as that'];
    const keys = [
      SECRET,
      SECRET.slice(6),
      Buffer.from(SECRET.slice(6), 'base64').toString('latin1'),
      ...secrets,
    ];
    const hidden = keys.flatMap((key) => [
      key,
      ...(['hex', 'base64', 'base64url'] as const).map((encoding) =>
        Buffer.from(key, 'latin1').toString(encoding),
      ),
    ]);
    fc.assert(
      fc.property(anyScheme, someMistakes, (scheme, some) => {
        const making = makingOf(scheme, documents.pretty);
        const [previous = null, secret = ''] = secrets;
        const made = some.filter(({ applies }) => applies(making));
        const found = examineWith(making, made, {
          secrets: { current: SECRET, previous, others: [{ name: 'orders', secret }] },
        });
        const told = textsIn(found).join('\n');
        for (const text of hidden) expect(told).not.toContain(text);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on only as long as it is asked to', () => {
    const making = makingOf(schemes[0] ?? signing[0] ?? fail(), documents.pretty);
    const going = examine({
      request: makeWith(making, []),
      scheme: making.scheme,
      secrets: { current: 'whsec_AAAA', previous: null, others: [] },
      origins,
      now: making.now,
    });
    const tried = [going.next(), going.next(), going.next()].map(({ value }) =>
      'tried' in value ? value.tried : 0,
    );
    expect(tried).toEqual([1, 2, 3]);
    expect(going.return({} as never).done).toBe(true);
    expect(going.next().done).toBe(true);
  });
});

function fail(): never {
  throw new Error('There is no scheme.');
}

/** Every text in a value; bytes as one character each. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('latin1')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

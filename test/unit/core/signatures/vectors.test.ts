import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRequestText } from '../../../../core/parse/request-text.ts';
import type { SignedRequest } from '../../../../core/signatures/request.ts';
import { schemes } from '../../../../core/signatures/schemes.ts';
import { sign } from '../../../../core/signatures/sign.ts';
import { verify } from '../../../../core/signatures/verify.ts';
import {
  changedSecret,
  changes,
  requestFile,
  schemeOfVector,
  type Vector,
  vectors,
  vectorsFolder,
} from '../../../support/signatures.ts';

const requestOf = (vector: Vector): SignedRequest => ({
  ...readRequestText(requestFile(vector)),
  url: vector.url,
});
const verdictOf = (vector: Vector, request: SignedRequest, secret = vector.secret): string =>
  verify(request, schemeOfVector(vector), { current: secret }, { now: Date.parse(vector.now) }).verdict;

describe('the known answers', () => {
  it('have a file each, and every file is one', () => {
    const files = readdirSync(vectorsFolder).filter((name) => name.endsWith('.http'));
    expect(files.sort()).toEqual(vectors.map(({ id }) => `${id}.http`).sort());
  });

  it('cover every scheme', () => {
    expect([...new Set(vectors.map(({ scheme }) => scheme))].sort()).toEqual(
      schemes.map(({ id }) => id).sort(),
    );
  });

  describe.each(vectors)('$id ($origin)', (vector) => {
    it('verifies, and the signature is computed again', () => {
      const found = verify(
        requestOf(vector),
        schemeOfVector(vector),
        { current: vector.secret },
        { now: Date.parse(vector.now) },
      );
      expect(found).toMatchObject({ verdict: 'verified', diagnoses: [] });
      if (found.expected !== null) expect(found.received).toBe(found.expected);
    });

    it.each(Object.entries(changes(schemeOfVector(vector))))(
      'does not verify with another %s',
      (_, change) => {
        const request = requestOf(vector);
        expect(verdictOf(vector, change(request, schemeOfVector(vector)))).toBe('failed');
      },
    );

    it('does not verify with another secret', () => {
      expect(verdictOf(vector, requestOf(vector), changedSecret(vector.secret))).toBe('failed');
    });
  });

  it('of ed25519 are signed again byte for byte', () => {
    const keyed = vectors.filter(({ signingSecret }) => signingSecret !== undefined);
    expect(keyed).toHaveLength(3);
    for (const vector of keyed) {
      const request = requestOf(vector);
      const scheme = schemeOfVector(vector);
      const header = (name: string | undefined): string =>
        request.headers.find(([key]) => key.toLowerCase() === name?.toLowerCase())?.[1] ?? '';
      const { headers } = sign(request, scheme, vector.signingSecret ?? '', {
        now: Date.parse(vector.now),
        id: header(scheme.messageId?.names[0]),
      });
      expect(headers.at(-1)?.[1]).toBe(header(scheme.header.names[0]));
      // A prefix tells that it is the private key, whose public one verifies: a seed, or a seed and public key.
      if (vector.signingSecret?.startsWith('whsk_'))
        expect(verdictOf(vector, request, vector.signingSecret)).toBe('verified');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { readRequestText } from '../../../../core/parse/request-text.ts';
import { schemesFor } from '../../../../core/signatures/choose.ts';
import { requestFile, vectors } from '../../../support/signatures.ts';

const ids = (headers: readonly [string, string][]): string[] => schemesFor(headers).map(({ id }) => id);
const digest = '7'.repeat(64);

describe('the headers of a request', () => {
  // A recipe is nobody's to guess; Meta's header is GitHub's as well, and stands behind it.
  const told = vectors.filter(({ scheme }) => !['hmac', 'meta'].includes(scheme));
  it.each(told)('speak for the scheme of $id first', (vector) => {
    expect(schemesFor(readRequestText(requestFile(vector)).headers)[0]?.id).toBe(vector.scheme);
  });

  it('speak for every scheme that they fit', () => {
    expect(ids([['x-hub-signature-256', `sha256=${digest}`]])).toEqual(['github', 'meta']);
  });

  it('speak for GitHub where it names its event, even with the older signature beside', () => {
    const headers: [string, string][] = [
      ['X-Hub-Signature', `sha1=${'7'.repeat(40)}`],
      ['X-Hub-Signature-256', `sha256=${digest}`],
      ['X-GitHub-Event', 'push'],
    ];
    expect(ids(headers)).toEqual(['github', 'intercom', 'meta']);
  });

  it('speak for Standard Webhooks before Svix where they have no brand', () => {
    const headers: [string, string][] = [
      ['webhook-id', 'a'],
      ['webhook-timestamp', '1'],
      ['webhook-signature', `v1,${Buffer.alloc(32).toString('base64')}`],
    ];
    expect(ids(headers)).toEqual(['standard-webhooks', 'svix']);
  });

  it('speak for nobody where no signature is', () => {
    expect(
      ids([
        ['webhook-id', 'a'],
        ['Content-Type', 'application/json'],
      ]),
    ).toEqual([]);
  });
});

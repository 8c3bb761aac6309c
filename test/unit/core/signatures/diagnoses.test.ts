import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeScheme } from '../../../../core/signatures/describe.ts';
import {
  type DiagnosisCode,
  diagnose,
  diagnosisTable,
} from '../../../../core/signatures/diagnoses/diagnoses.ts';
import { schemeForSecret } from '../../../../core/signatures/scheme.ts';
import { findScheme, requireScheme, schemes } from '../../../../core/signatures/schemes.ts';

const codes = Object.keys(diagnosisTable) as DiagnosisCode[];
const docs = readFileSync('docs/signatures.md', 'utf8');

describe('the diagnoses', () => {
  it('are those that the contract of the command line names, and one for a secret in another case', () => {
    expect([...codes].sort()).toEqual(
      `header-missing header-duplicated header-malformed prefix-missing prefix-unexpected encoding-hex encoding-base64
       encoding-base64url hex-upper-case algorithm body-reserialised body-trailing-newline body-crlf body-bom
       body-escaped-slashes body-unicode-escapes body-charset body-empty secret-whitespace secret-quoted
       secret-not-decoded secret-decoded secret-prefix secret-case secret-previous secret-other-endpoint secret-unknown key-malformed
       timestamp-stale timestamp-future timestamp-unit timestamp-malformed content-without-id
       content-without-timestamp content-separator content-order url-mismatch scheme-other`
        .split(/\s+/)
        .sort(),
    );
  });

  it.each(codes)('%s has sentences, with facts and without, and a section in the docs', (code) => {
    const facts = {
      header: 'X-A',
      scheme: 'A',
      due: 'B',
      found: 'C',
      reason: 'D.',
      skew: '1 day',
      limit: '2 days',
    };
    for (const told of [diagnose(code), diagnose(code, facts)]) {
      for (const text of [told.summary, told.explanation]) {
        expect(text).toMatch(/^[A-Z"].*\.$/s);
        expect(text).not.toMatch(/undefined| {2}|\.\./);
      }
    }
    expect(docs).toContain(`\n### ${code}\n`);
  });

  it('take a lesser severity where they do not decide', () => {
    expect(diagnose('header-duplicated', {}, 'warning').severity).toBe('warning');
    expect(diagnose('secret-previous').severity).toBe('warning');
  });
});

describe('the schemes', () => {
  it('are those that the contract of the command line names, with a document each', () => {
    expect(schemes.map(({ id }) => id)).toEqual(
      'standard-webhooks svix stripe github slack shopify twilio square paddle hubspot-v3 zendesk intercom discord meta meetinglawyers header-token hmac'.split(
        ' ',
      ),
    );
    for (const { id, docs: sources } of schemes) {
      if (id !== 'hmac') expect(sources[0]?.url).toMatch(/^https:/);
      expect(docs).toContain(`| \`${id}\` |`);
    }
  });

  it('are found by name, and an unknown one is told with those that there are', () => {
    expect(findScheme('nobody')).toBeUndefined();
    expect(() => requireScheme('nobody')).toThrow(/"nobody".*standard-webhooks, svix/);
  });

  it('are told in words', () => {
    expect(describeScheme(requireScheme('slack'))).toMatchObject({
      headers: ['X-Slack-Signature'],
      form: 'v0=<signature>',
      signs: 'v0:{timestamp}:{body}',
      method: 'HMAC-SHA256',
      encoding: 'lower-case hex',
      timestampHeader: 'X-Slack-Request-Timestamp',
      tolerance: { pastS: 300, futureS: 300 },
    });
    expect(describeScheme(requireScheme('header-token'))).toMatchObject({
      signs: '',
      encoding: null,
      form: '<secret>',
    });
  });

  it('change their method with a key of another kind', () => {
    const scheme = requireScheme('standard-webhooks');
    expect(schemeForSecret(scheme, 'whsec_AAAA')).toBe(scheme);
    expect(schemeForSecret(scheme, 'whpk_AAAA')).toMatchObject({
      method: { kind: 'ed25519' },
      header: { syntax: { version: 'v1a' } },
    });
  });
});

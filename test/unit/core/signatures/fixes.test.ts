import crypto, { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { type DiagnosisCode, diagnosisTable } from '../../../../core/signatures/diagnoses/diagnoses.ts';
import { fixesFor } from '../../../../core/signatures/fixes/fixes.ts';
import { parseRecipe } from '../../../../core/signatures/recipe/parse.ts';
import type { SignedRequest } from '../../../../core/signatures/request.ts';
import type { Scheme } from '../../../../core/signatures/scheme.ts';
import { schemes } from '../../../../core/signatures/schemes.ts';
import { mistake } from '../../../../core/signatures/search/mistake.ts';
import { sign } from '../../../../core/signatures/sign.ts';
import { SECRET } from '../../../support/makings.ts';

const url = 'https://example.com/webhook?b=2&a=1%2F2';
const codes = Object.keys(diagnosisTable) as DiagnosisCode[];

type Answering = (request: SignedRequest) => number;

/** Runs a handler's code with an Express that does nothing but hand it requests. */
function serve(code: string, env: Record<string, string>): Answering {
  let handle: ((request: unknown, response: unknown) => number) | null = null;
  const app = {
    post: (_path: string, _parser: unknown, handler: typeof handle) => (handle = handler),
    listen: () => undefined,
  };
  const express = Object.assign(() => app, { raw: () => undefined });
  const body = code
    .replace(/^import \{ (.*) \} from 'node:crypto';$/m, 'const { $1 } = crypto;')
    .replace(/^import express.*$/m, '');
  new Function('crypto', 'express', 'process', body)(crypto, express, { env });
  return ({ method, headers, body: bytes, path, query }) => {
    const get = (name: string): string | undefined =>
      headers.find(([key]) => key.toLowerCase() === name)?.[1];
    const request = {
      method,
      body: bytes,
      originalUrl: `${path}?${query}`,
      get,
      is: (type: string) => (get('content-type') === type ? type : false),
    };
    return handle?.(request, { sendStatus: (status: number) => status }) ?? 0;
  };
}

function keysFor(scheme: Scheme): { signing: string; verifying: string } {
  if (scheme.method.kind !== 'ed25519') return { signing: SECRET, verifying: SECRET };
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    signing: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('hex'),
    verifying: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
  };
}

function requestFor(scheme: Scheme, secret: string): SignedRequest {
  const isForm = scheme.id === 'twilio';
  const type: HeaderPair = [
    'content-type',
    isForm ? 'application/x-www-form-urlencoded' : 'application/json',
  ];
  const body = Buffer.from(isForm ? 'b=2&a=x+y&a=1&a=1&c=%C3%A9' : '{"a": "ä"}');
  const request = { method: 'POST', path: '/webhook', query: 'b=2&a=1%2F2', headers: [type], body, url };
  return { ...request, headers: [type, ...sign(request, scheme, secret, { now: Date.now() }).headers] };
}

const recipes = [
  'header=X-Sig;prefix=h=;algorithm=sha512;encoding=base64url;key=hex;content={id}|{timestamp}|{method}|{target}|{body};timestamp-header=X-Ts;timestamp-unit=iso;tolerance=60/60;id-header=X-Id',
  "header=X-Sig;signature-key=s;timestamp-key=t;algorithm=sha1;encoding=base64;key=base64url;key-prefix=it's.;content=a'b\\\\{timestamp}{body}",
].map(parseRecipe);

describe('a handler in Node', () => {
  it.each([...schemes, ...recipes].map((scheme) => [scheme.label, scheme] as const))(
    'of %s takes what is signed, and nothing else',
    (_, scheme) => {
      const { signing, verifying } = secretsOf(scheme);
      const answer = serve(fixesFor(scheme, [], url).node, { WEBHOOK_SECRET: verifying });
      const request = requestFor(scheme, signing);
      expect(answer(request)).toBe(200);
      expect(answer({ ...request, headers: request.headers.slice(0, 1) })).toBe(401);
      if (scheme.method.kind !== 'token')
        expect(answer({ ...request, body: Buffer.concat([request.body, Buffer.from('1')]) })).toBe(401);
    },
  );

  function secretsOf(scheme: Scheme) {
    if (scheme.id !== 'hmac' || scheme === schemes.at(-1)) return keysFor(scheme);
    const secret =
      scheme.method.kind === 'hmac' && scheme.method.key.form === 'hex'
        ? '00112233445566778899'
        : "it's.AAECAwQFBgc_";
    return { signing: secret, verifying: secret };
  }

  it('takes the previous secret as well, and a secret in quotes and white space, where that was the cause', () => {
    const [github] = schemes.filter(({ id }) => id === 'github');
    if (!github) throw new Error('There is no GitHub.');
    const request = requestFor(github, SECRET);
    const previous = serve(fixesFor(github, [mistake('secret-previous')], null).node, {
      WEBHOOK_SECRET: 'new',
      WEBHOOK_SECRET_PREVIOUS: SECRET,
    });
    expect(previous(request)).toBe(200);
    const spoilt = serve(
      fixesFor(github, [mistake('secret-quoted'), mistake('secret-whitespace')], null).node,
      { WEBHOOK_SECRET: ` "${SECRET}"\n` },
    );
    expect(spoilt(request)).toBe(200);
  });
});

describe('a handler in any language', () => {
  it.each(codes)('has a line to say of %s', (code) => {
    const added = schemes.map((scheme) => {
      const plain = fixesFor(scheme, [], url);
      const told = fixesFor(scheme, [mistake(code)], url);
      return (['node', 'python', 'php'] as const).every(
        (language) => told[language].split('\n').length > plain[language].split('\n').length,
      );
    });
    expect(added).toContain(true);
  });

  it('reads the raw body and compares in constant time', () => {
    for (const scheme of schemes.filter(({ method }) => method.kind === 'hmac')) {
      const { node, python, php } = fixesFor(scheme, [], url);
      expect(node).toMatch(/express\.raw\([\s\S]*timingSafeEqual\(/);
      expect(python).toMatch(/request\.get_data\(\)[\s\S]*hmac\.compare_digest\(/);
      expect(php).toMatch(/php:\/\/input[\s\S]*hash_equals\(/);
    }
  });

  it('lets nothing that came in a request out of its comment', () => {
    const found = 'https://x/?>\n*/ evil() \u2028 # "';
    for (const scheme of schemes) {
      const { node, python, php } = fixesFor(
        scheme,
        [mistake('url-mismatch', { found })],
        'https://x\'y"z\\/a',
      );
      for (const line of [...node.split('\n'), ...python.split('\n'), ...php.split('\n')])
        if (line.includes('evil')) expect(line).toMatch(/^\s*(?:\/\/|#)/);
      expect(php.split('?>')).toHaveLength(1);
    }
  });
});

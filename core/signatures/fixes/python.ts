import { signsUrl } from '../scheme.ts';
import { lines, quoted, section } from './language.ts';
import { type HandlerPlan, signsForm, titleOf } from './plan.ts';
import { formLines, signatureLines, tokenLines } from './python-check.ts';

/** A handler for Python and Flask that checks the signature as the scheme has it. */
export function pythonHandler(plan: HandlerPlan): string {
  const { scheme } = plan;
  const good = plan.acceptsPrevious
    ? '(is_signed(body, secret) or is_signed(body, previous_secret))'
    : 'is_signed(body, secret)';
  return lines(
    `# ${titleOf(scheme)}`,
    plan.notes('top').map((note) => `# ${note}`),
    imports(plan),
    '',
    'app = Flask(__name__)',
    section(plan, 'secret', '#', secretLines(plan)),
    signsUrl(scheme) ? section(plan, 'url', '#', [`public_origin = ${quoted(plan.origin)}`]) : null,
    '',
    '',
    "@app.post('/webhook')",
    'def webhook():',
    section(plan, 'body', '#', ['    body = request.get_data()']),
    `    if not ${good}:`,
    "        return '', 401",
    '    # Parse the body only from here on.',
    "    return '', 200",
    '',
    '',
    'def is_signed(body, secret):',
    scheme.method.kind === 'token' ? tokenLines(plan) : signatureLines(plan, scheme.method),
    signsForm(scheme) ? ['', '', ...formLines] : null,
  );
}

function imports({ scheme }: HandlerPlan): string[] {
  const { method, encoding, tolerance, timestamp, urlBodyDigest } = scheme;
  const isBase64 = (form: string): boolean => form.startsWith('base64');
  const needs = {
    base64:
      method.kind !== 'token' &&
      (isBase64(encoding) || isBase64(method.kind === 'hmac' ? method.key.form : method.publicKey.form)),
    hashlib: method.kind === 'hmac',
    hmac: method.kind !== 'ed25519',
    os: true,
    re: scheme.content.some((part) => part.kind === 'url' && part.unescape.length > 0),
    time: tolerance !== null,
  };
  const from = [
    ...(tolerance !== null && timestamp?.unit === 'iso' ? ['from datetime import datetime'] : []),
    ...urlImports(needs.re, urlBodyDigest !== null, signsForm(scheme)),
  ];
  return [
    ...Object.entries(needs).flatMap(([name, isNeeded]) => (isNeeded ? [`import ${name}`] : [])),
    ...from,
    '',
    'from flask import Flask, request',
    ...(method.kind === 'ed25519'
      ? ['from nacl.exceptions import BadSignatureError', 'from nacl.signing import VerifyKey']
      : []),
  ];
}

function urlImports(unescapes: boolean, hasDigest: boolean, hasForm: boolean): string[] {
  const names = [
    ...(hasForm ? ['parse_qsl'] : []),
    ...(unescapes ? ['unquote'] : []),
    ...(hasDigest ? ['urlsplit', 'parse_qs'] : []),
  ].sort();
  return names.length === 0 ? [] : [`from urllib.parse import ${names.join(', ')}`];
}

function secretLines(plan: HandlerPlan): string[] {
  const load = (name: string): string =>
    `os.environ['${name}']${plan.trims ? '.strip()' : ''}${plan.unquotes ? `.strip("\\"'")` : ''}`;
  return [
    `secret = ${load('WEBHOOK_SECRET')}`,
    ...(plan.acceptsPrevious ? [`previous_secret = ${load('WEBHOOK_SECRET_PREVIOUS')}`] : []),
  ];
}

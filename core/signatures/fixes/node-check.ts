import { type DigestMethod, type KeyForm, signsUrl } from '../scheme.ts';
import { FORM_TYPE, joinText, quoted, section } from './language.ts';
import { type HandlerPlan, type Stretch, stretchesOf, type TextPart } from './plan.ts';

/** The check of a header that carries the secret itself. */
export function tokenLines(plan: HandlerPlan): string[] {
  return [
    ...section(plan, 'header', '//', [
      `  const received = Buffer.from(req.get(${quoted(plan.signatureHeader)}) ?? '', 'latin1');`,
    ]),
    '  const expected = Buffer.from(secret);',
    '  return isSame(received, expected);',
  ];
}

/** The check of a signature, step by step. */
export function signatureLines(plan: HandlerPlan, method: DigestMethod): string[] {
  const { scheme } = plan;
  const digest = method.kind === 'hmac' ? hmacLines(plan, method.algorithm) : ed25519Lines(plan);
  const good =
    method.kind === 'hmac'
      ? 'received.some((one) => isSame(one, expected))'
      : 'received.some((one) => one.length === 64 && verify(null, signed, key, one))';
  return [
    ...(plan.idHeader === null ? [] : [`  const id = req.get(${quoted(plan.idHeader)}) ?? '';`]),
    ...section(plan, 'header', '//', receivedLines(plan)),
    ...(scheme.timestamp === null ? [] : section(plan, 'time', '//', timestampLines(plan))),
    ...(signsUrl(scheme) ? [`  const url = ${urlLine(plan)};`] : []),
    ...section(plan, 'key', '//', keyLines(method)),
    ...digest,
    ...bodyDigestLines(plan),
    ...freshLines(plan, good),
  ];
}

function keyLines(method: DigestMethod): string[] {
  if (method.kind === 'hmac') return [`  const key = ${keyBytes(method.key)};`];
  return [
    "  const spki = Buffer.from('302a300506032b6570032100', 'hex'); // what stands before a bare key (RFC 8410)",
    `  const bytes = Buffer.concat([spki, ${keyBytes(method.publicKey)}]);`,
    "  const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' });",
  ];
}

function keyBytes({ form, prefixes }: KeyForm): string {
  const bare = prefixes.map((prefix) => `.replace(/^${pattern(prefix)}/, '')`).join('');
  return form === 'utf8' ? `secret${bare}` : `Buffer.from(secret${bare}, '${form}')`;
}

function hmacLines(plan: HandlerPlan, algorithm: string): string[] {
  const updates = stretchesOf(plan.scheme.content).map((part) => `    .update(${written(part)})`);
  return [
    ...section(plan, 'digest', '//', [`  const expected = createHmac('${algorithm}', key)`]),
    ...section(plan, 'content', '//', updates),
    '    .digest();',
  ];
}

function ed25519Lines(plan: HandlerPlan): string[] {
  const parts = stretchesOf(plan.scheme.content).map((part) =>
    part.kind === 'body' ? 'body' : `Buffer.from(${written(part)})`,
  );
  return section(plan, 'content', '//', [`  const signed = Buffer.concat([${parts.join(', ')}]);`]);
}

function written(part: Stretch): string {
  if (part.kind === 'text') return joinText(part, '+', textPart);
  if (part.kind === 'body') return 'body';
  return part.kind === 'url' ? 'url' : `req.is(${quoted(FORM_TYPE)}) ? sortedForm(body) : ''`;
}

function textPart(part: TextPart): string {
  if (part.kind === 'text') return quoted(part.text);
  if (part.kind === 'method') return 'req.method';
  return part.kind === 'target' ? 'req.originalUrl' : part.kind;
}

function receivedLines({ scheme, signatureHeader }: HandlerPlan): string[] {
  const { syntax } = scheme.header;
  const value = `req.get(${quoted(signatureHeader)}) ?? ''`;
  const bytes = (text: string): string => `Buffer.from(${text}, '${scheme.encoding}')`;
  const after = (name: string, prefix: string): string =>
    `.filter((one) => one.startsWith(${quoted(prefix)}))\n    .map((${name}) => ${bytes(`${name}.slice(${prefix.length})`)})`;
  if (syntax.kind === 'plain' && syntax.prefix === null) return [`  const received = [${bytes(value)}];`];
  if (syntax.kind === 'plain')
    return [`  const received = [${value}]\n    ${after('one', syntax.prefix ?? '')};`];
  if (syntax.kind === 'list')
    return [`  const received = (${value})\n    .split(' ')\n    ${after('one', `${syntax.version},`)};`];
  const { separator, timestampKey, signatureKey } = syntax;
  return [
    `  const pairs = (${value}).split(${quoted(separator)}).map((pair) => pair.trim());`,
    `  const timestamp = (pairs.find((pair) => pair.startsWith(${quoted(`${timestampKey}=`)})) ?? '').slice(${timestampKey.length + 1});`,
    `  const received = pairs\n    ${after('one', `${signatureKey}=`)};`,
  ];
}

function timestampLines({ timestampHeader, scheme }: HandlerPlan): string[] {
  const read =
    timestampHeader === null ? [] : [`  const timestamp = req.get(${quoted(timestampHeader)}) ?? '';`];
  if (scheme.tolerance === null) return read;
  const at = { s: 'Number(timestamp)', ms: 'Number(timestamp) / 1000', iso: 'Date.parse(timestamp) / 1000' };
  return [...read, `  const age = Date.now() / 1000 - ${at[scheme.timestamp?.unit ?? 's']};`];
}

function freshLines({ scheme: { tolerance, urlBodyDigest } }: HandlerPlan, good: string): string[] {
  const limits = [
    ...(tolerance?.pastS == null ? [] : [`age <= ${tolerance.pastS}`]),
    ...(tolerance?.futureS == null ? [] : [`age >= -${tolerance.futureS}`]),
  ];
  const ties = urlBodyDigest ? ['tied'] : [];
  return [`  return ${[...limits, ...ties, good].join(' && ')};`];
}

function urlLine({ scheme }: HandlerPlan): string {
  const escapes = scheme.content.flatMap((part) => (part.kind === 'url' ? part.unescape : []));
  const url = 'publicOrigin + req.originalUrl';
  if (escapes.length === 0) return url;
  const digits = escapes.map((one) => one.slice(1)).join('|');
  return `(${url}).replace(/%(?:${digits})/gi, decodeURIComponent)`;
}

/** A body that is no form is tied to the signature by its digest in the URL alone. */
function bodyDigestLines({ scheme: { urlBodyDigest: digest } }: HandlerPlan): string[] {
  if (!digest) return [];
  return [
    `  const said = new URL(url).searchParams.get(${quoted(digest.parameter)});`,
    `  const digest = createHash('${digest.algorithm}').update(body).digest('${digest.encoding}');`,
    `  const tied = req.is(${quoted(FORM_TYPE)}) || body.length === 0 || said === digest;`,
  ];
}

/** In a time that does not tell where two digests differ. */
export const sameLines: readonly string[] = [
  'function isSame(left, right) {',
  '  return left.length === right.length && timingSafeEqual(left, right);',
  '}',
  '',
];

/** Every different field once, by name and value. */
export const formLines: readonly string[] = [
  'function sortedForm(body) {',
  '  const fields = new URLSearchParams(body.toString());',
  '  return [...new Set(fields.keys())]',
  '    .sort()',
  '    .flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value))',
  "    .join('');",
  '}',
  '',
];

function pattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

import { type DigestMethod, type Encoding, type KeyForm, type Scheme, signsUrl } from '../scheme.ts';
import { FORM_TYPE, joinText, section } from './language.ts';
import { type HandlerPlan, type Stretch, stretchesOf, type TextPart } from './plan.ts';

/** The check of a header that carries the secret itself. */
export function tokenLines(plan: HandlerPlan): string[] {
  return [
    ...section(plan, 'header', '//', [`    $received = ${headerText(plan.signatureHeader)};`]),
    "    return $secret !== '' && hash_equals($secret, $received);",
  ];
}

/** The check of a signature, step by step. */
export function signatureLines(plan: HandlerPlan, method: DigestMethod): string[] {
  const { scheme } = plan;
  return [
    ...(plan.idHeader === null ? [] : [`    $id = ${headerText(plan.idHeader)};`]),
    ...section(plan, 'header', '//', receivedLines(plan)),
    ...(scheme.timestamp === null ? [] : section(plan, 'time', '//', timestampLines(plan))),
    ...(signsUrl(scheme) ? urlLines(scheme) : []),
    ...section(plan, 'content', '//', [`    $signed = ${signed(scheme)};`]),
    ...section(plan, 'key', '//', [
      `    $key = ${keyBytes(method.kind === 'hmac' ? method.key : method.publicKey)};`,
    ]),
    ...(method.kind === 'hmac' ? hmacLines(plan, method.algorithm) : []),
    ...bodyDigestLines(scheme),
    '    foreach ($received as $one) {',
    ...(method.kind === 'hmac' ? ['        if (hash_equals($expected, $one)) {'] : ed25519Lines(scheme)),
    `            return ${resultOf(scheme)};`,
    '        }',
    '    }',
    '    return false;',
  ];
}

/** A string's literal: what is ASCII stands as it is, anything else as the bytes of its UTF-8. */
export function phpText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replace(/[\\']/g, '\\$&')}'`;
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const escaped = bytes.replace(/[^\x20-\x7e]|["\\$]/g, (byte) => {
    return `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `"${escaped}"`;
}

function headerText(name: string): string {
  return `$_SERVER[${phpText(`HTTP_${name.toUpperCase().replaceAll('-', '_')}`)}] ?? ''`;
}

function signed({ content }: Scheme): string {
  const parts = stretchesOf(content).map(written);
  return parts.length === 0 ? "''" : parts.join(' . ');
}

function written(part: Stretch): string {
  if (part.kind === 'text') return joinText(part, '.', textPart);
  if (part.kind === 'body') return '$body';
  return part.kind === 'url' ? '$url' : "($isForm ? sorted_form($body) : '')";
}

function textPart(part: TextPart): string {
  if (part.kind === 'text') return phpText(part.text);
  if (part.kind === 'method') return "$_SERVER['REQUEST_METHOD']";
  return part.kind === 'target' ? "$_SERVER['REQUEST_URI']" : `$${part.kind}`;
}

function keyBytes({ form, prefixes }: KeyForm): string {
  const bare = prefixes.reduce(
    (text, prefix) => `preg_replace('/^' . preg_quote(${phpText(prefix)}, '/') . '/', '', ${text})`,
    '$secret',
  );
  return form === 'utf8' ? bare : decoded(bare, form);
}

function decoded(text: string, encoding: Encoding): string {
  if (encoding === 'hex') return `(string) @hex2bin(${text})`;
  return encoding === 'base64' ? `base64_decode(${text})` : `base64_decode(strtr(${text}, '-_', '+/'))`;
}

function hmacLines(plan: HandlerPlan, algorithm: string): string[] {
  const digest = `hash_hmac('${algorithm}', $signed, $key, true)`;
  const encoded = {
    hex: `hash_hmac('${algorithm}', $signed, $key)`,
    base64: `base64_encode(${digest})`,
    base64url: `rtrim(strtr(base64_encode(${digest}), '+/', '-_'), '=')`,
  }[plan.scheme.encoding];
  return section(plan, 'digest', '//', [`    $expected = ${encoded};`]);
}

function ed25519Lines({ encoding }: Scheme): string[] {
  return [
    `        $bytes = ${decoded('$one', encoding)};`,
    '        if (strlen($bytes) === 64 && sodium_crypto_sign_verify_detached($bytes, $signed, $key)) {',
  ];
}

function receivedLines({ scheme, signatureHeader }: HandlerPlan): string[] {
  const { syntax } = scheme.header;
  const value = headerText(signatureHeader);
  const picked = (from: string, prefix: string): string[] => [
    '    $received = [];',
    `    foreach (${from} as $one) {`,
    `        if (str_starts_with($one, ${phpText(prefix)})) {`,
    `            $received[] = substr($one, ${prefix.length});`,
    '        }',
    '    }',
  ];
  if (syntax.kind === 'plain' && syntax.prefix === null) return [`    $received = [${value}];`];
  if (syntax.kind === 'plain') return picked(`[${value}]`, syntax.prefix ?? '');
  if (syntax.kind === 'list') return picked(`explode(' ', ${value})`, `${syntax.version},`);
  const { separator, timestampKey, signatureKey } = syntax;
  return [
    `    $pairs = array_map('trim', explode(${phpText(separator)}, ${value}));`,
    "    $timestamp = '';",
    '    foreach ($pairs as $pair) {',
    `        if ($timestamp === '' && str_starts_with($pair, ${phpText(`${timestampKey}=`)})) {`,
    `            $timestamp = substr($pair, ${timestampKey.length + 1});`,
    '        }',
    '    }',
    ...picked('$pairs', `${signatureKey}=`),
  ];
}

function timestampLines({ timestampHeader, scheme }: HandlerPlan): string[] {
  const read = timestampHeader === null ? [] : [`    $timestamp = ${headerText(timestampHeader)};`];
  if (scheme.tolerance === null) return read;
  const at = {
    s: '(ctype_digit($timestamp) ? (int) $timestamp : 0)',
    ms: '(ctype_digit($timestamp) ? (int) $timestamp : 0) / 1000',
    iso: '(int) strtotime($timestamp)',
  };
  return [...read, `    $age = time() - ${at[scheme.timestamp?.unit ?? 's']};`];
}

function resultOf({ tolerance, urlBodyDigest }: Scheme): string {
  const limits = [
    ...(tolerance?.pastS == null ? [] : [`$age <= ${tolerance.pastS}`]),
    ...(tolerance?.futureS == null ? [] : [`$age >= -${tolerance.futureS}`]),
    ...(urlBodyDigest ? ['$tied'] : []),
  ];
  return limits.length === 0 ? 'true' : limits.join(' && ');
}

function urlLines({ content }: Scheme): string[] {
  const escapes = content.flatMap((part) => (part.kind === 'url' ? part.unescape : []));
  const digits = escapes.map((one) => one.slice(1)).join('|');
  const form = `    $isForm = str_starts_with($_SERVER['CONTENT_TYPE'] ?? '', ${phpText(FORM_TYPE)});`;
  return [
    "    $url = $publicOrigin . $_SERVER['REQUEST_URI'];",
    ...(escapes.length === 0
      ? []
      : [
          `    $url = preg_replace_callback('/%(?:${digits})/i', fn ($found) => rawurldecode($found[0]), $url);`,
        ]),
    ...(content.some(({ kind }) => kind === 'form') ? [form] : []),
  ];
}

/** A body that is no form is tied to the signature by its digest in the URL alone. */
function bodyDigestLines({ urlBodyDigest: digest }: Scheme): string[] {
  if (!digest) return [];
  return [
    '    parse_str((string) parse_url($url, PHP_URL_QUERY), $query);',
    `    $said = $query[${phpText(digest.parameter)}] ?? '';`,
    `    $tied = $isForm || $body === '' || hash_equals(hash('${digest.algorithm}', $body), $said);`,
  ];
}

/** Every different field once, by name and value. */
export const formLines: readonly string[] = [
  'function sorted_form(string $body): string',
  '{',
  '    $fields = [];',
  "    foreach (array_filter(explode('&', $body), 'strlen') as $pair) {",
  "        [$name, $value] = array_map('urldecode', explode('=', $pair, 2) + [1 => '']);",
  '        $fields["$name\\0$value"] = $name . $value;',
  '    }',
  '    ksort($fields, SORT_STRING);',
  "    return implode('', $fields);",
  '}',
];

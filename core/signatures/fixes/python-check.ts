import { type DigestMethod, type KeyForm, type Scheme, signsUrl } from '../scheme.ts';
import { FORM_TYPE, joinText, quoted, section } from './language.ts';
import { type HandlerPlan, type Stretch, stretchesOf, type TextPart } from './plan.ts';

/** The check of a header that carries the secret itself. */
export function tokenLines(plan: HandlerPlan): string[] {
  const header = `    received = request.headers.get(${quoted(plan.signatureHeader)}, '').encode('latin-1')`;
  return [
    ...section(plan, 'header', '#', [header]),
    '    return hmac.compare_digest(received, secret.encode())',
  ];
}

/** The check of a signature, step by step. */
export function signatureLines(plan: HandlerPlan, method: DigestMethod): string[] {
  const { scheme } = plan;
  return [
    ...(plan.idHeader === null ? [] : [`    id = ${headerText(plan.idHeader)}`]),
    ...section(plan, 'header', '#', receivedLines(plan)),
    ...(scheme.timestamp === null ? [] : section(plan, 'time', '#', timestampLines(plan))),
    ...(signsUrl(scheme) ? urlLines(scheme) : []),
    ...section(plan, 'content', '#', [`    signed = ${signed(scheme)}`]),
    ...section(plan, 'key', '#', [
      `    key = ${keyBytes(method.kind === 'hmac' ? method.key : method.publicKey)}`,
    ]),
    ...bodyDigestLines(scheme),
    ...(method.kind === 'hmac' ? hmacLines(plan, method.algorithm) : ed25519Lines(plan)),
  ];
}

function headerText(name: string): string {
  return `request.headers.get(${quoted(name)}, '')`;
}

function signed({ content }: Scheme): string {
  return stretchesOf(content).map(bytesOf).join(' + ');
}

function bytesOf(part: Stretch): string {
  if (part.kind === 'body') return 'body';
  if (part.kind === 'url') return 'url.encode()';
  if (part.kind === 'form')
    return `(sorted_form(body) if request.mimetype == ${quoted(FORM_TYPE)} else '').encode()`;
  const text = joinText(part, '+', textPart);
  return `${part.parts.length === 1 ? text : `(${text})`}.encode()`;
}

function textPart(part: TextPart): string {
  if (part.kind === 'text') return quoted(part.text);
  if (part.kind === 'method') return 'request.method';
  return part.kind === 'target' ? "request.environ['REQUEST_URI']" : part.kind;
}

function keyBytes({ form, prefixes }: KeyForm): string {
  const bare = `secret${prefixes.map((prefix) => `.removeprefix(${quoted(prefix)})`).join('')}`;
  if (form === 'utf8') return `${bare}.encode()`;
  if (form === 'hex') return `bytes.fromhex(${bare})`;
  return `base64.${form === 'base64' ? '' : 'urlsafe_'}b64decode(${bare} + '==')`;
}

function hmacLines(plan: HandlerPlan, algorithm: string): string[] {
  const digest = `hmac.new(key, signed, hashlib.${algorithm})`;
  const encoded = {
    hex: `${digest}.hexdigest().encode()`,
    base64: `base64.b64encode(${digest}.digest())`,
    base64url: `base64.urlsafe_b64encode(${digest}.digest()).rstrip(b'=')`,
  }[plan.scheme.encoding];
  const good = 'any(hmac.compare_digest(one.encode(), expected) for one in received)';
  return [...section(plan, 'digest', '#', [`    expected = ${encoded}`]), ...resultLines(plan.scheme, good)];
}

function ed25519Lines({ scheme }: HandlerPlan): string[] {
  const decoded = {
    hex: 'bytes.fromhex(one)',
    base64: 'base64.b64decode(one)',
    base64url: "base64.urlsafe_b64decode(one + '==')",
  }[scheme.encoding];
  return [
    '    for one in received:',
    '        try:',
    `            VerifyKey(key).verify(signed, ${decoded})`,
    '        except (BadSignatureError, ValueError):',
    '            continue',
    ...resultLines(scheme, 'True').map((line) => `    ${line}`),
    '    return False',
  ];
}

function receivedLines({ scheme, signatureHeader }: HandlerPlan): string[] {
  const { syntax } = scheme.header;
  const value = headerText(signatureHeader);
  const picked = (from: string, prefix: string): string =>
    `    received = [one[${prefix.length}:] for one in ${from} if one.startswith(${quoted(prefix)})]`;
  if (syntax.kind === 'plain' && syntax.prefix === null) return [`    received = [${value}]`];
  if (syntax.kind === 'plain') return [picked(`[${value}]`, syntax.prefix ?? '')];
  if (syntax.kind === 'list') return [picked(`${value}.split(' ')`, `${syntax.version},`)];
  const { separator, timestampKey, signatureKey } = syntax;
  const time = quoted(`${timestampKey}=`);
  return [
    `    pairs = [pair.strip() for pair in ${value}.split(${quoted(separator)})]`,
    `    timestamp = next((pair[${timestampKey.length + 1}:] for pair in pairs if pair.startswith(${time})), '')`,
    picked('pairs', `${signatureKey}=`),
  ];
}

function timestampLines({ timestampHeader, scheme }: HandlerPlan): string[] {
  const read = timestampHeader === null ? [] : [`    timestamp = ${headerText(timestampHeader)}`];
  if (scheme.tolerance === null) return read;
  const at = {
    s: 'float(timestamp)',
    ms: 'float(timestamp) / 1000',
    iso: "datetime.fromisoformat(timestamp.replace('Z', '+00:00')).timestamp()",
  };
  return [
    ...read,
    '    try:',
    `        age = time.time() - ${at[scheme.timestamp?.unit ?? 's']}`,
    '    except ValueError:',
    '        return False',
  ];
}

function resultLines({ tolerance, urlBodyDigest }: Scheme, good: string): string[] {
  const limits = [
    ...(tolerance?.pastS == null ? [] : [`age <= ${tolerance.pastS}`]),
    ...(tolerance?.futureS == null ? [] : [`age >= -${tolerance.futureS}`]),
    ...(urlBodyDigest ? ['tied'] : []),
  ];
  return [`    return ${[...limits, good].join(' and ')}`];
}

function urlLines({ content }: Scheme): string[] {
  const escapes = content.flatMap((part) => (part.kind === 'url' ? part.unescape : []));
  const digits = escapes.map((one) => one.slice(1)).join('|');
  return [
    "    url = public_origin + (request.environ.get('REQUEST_URI') or request.full_path.rstrip('?'))",
    ...(escapes.length === 0
      ? []
      : [`    url = re.sub(r'%(?:${digits})', lambda found: unquote(found.group()), url, flags=re.I)`]),
  ];
}

/** A body that is no form is tied to the signature by its digest in the URL alone. */
function bodyDigestLines({ urlBodyDigest: digest }: Scheme): string[] {
  if (!digest) return [];
  return [
    `    said = parse_qs(urlsplit(url).query).get(${quoted(digest.parameter)}, [''])[0]`,
    `    is_form = request.mimetype == ${quoted(FORM_TYPE)}`,
    `    tied = is_form or not body or said == hashlib.${digest.algorithm}(body).hexdigest()`,
  ];
}

/** Every different field once, by name and value. */
export const formLines: readonly string[] = [
  'def sorted_form(body):',
  '    fields = set(parse_qsl(body.decode(), keep_blank_values=True))',
  "    return ''.join(name + value for name, value in sorted(fields))",
];

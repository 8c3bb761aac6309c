import type { HeaderSyntax, KeyForm, Scheme, TimestampPlace, Tolerance } from '../scheme.ts';
import { hmac } from '../schemes/others.ts';
import { parseContent } from './content.ts';
import { Fields } from './fields.ts';
import { malformed, splitRecipe } from './text.ts';

const algorithms = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
const encodings = ['hex', 'base64', 'base64url'] as const;
const keyForms = ['utf8', ...encodings] as const;
const units = ['s', 'ms', 'iso'] as const;
const separators = { comma: ',', semicolon: ';' } as const;

/**
 * Reads a recipe such as `header=X-Sig;prefix=sha256=;algorithm=sha256;encoding=hex;key=utf8;content={timestamp}.{body};
 * timestamp-header=X-Ts` as a scheme (docs/signatures.md, "Recipes"). Throws `recipe-malformed`, which names the part.
 */
export function parseRecipe(recipe: string): Scheme {
  const fields = new Fields(splitRecipe(recipe));
  const scheme: Scheme = {
    ...hmac,
    header: {
      names: [fields.headerName('header') ?? missing('header', 'header=X-Signature')],
      syntax: syntaxOf(fields),
    },
    method: { kind: 'hmac', algorithm: fields.oneOf('algorithm', algorithms, 'sha256'), key: keyOf(fields) },
    encoding: fields.oneOf('encoding', encodings, 'hex'),
    timestamp: timestampOf(fields),
    messageId: idOf(fields),
    content: parseContent(fields.raw('content') ?? '{body}'),
    tolerance: toleranceOf(fields),
  };
  fields.refuseRest();
  checkContent(scheme);
  return scheme;
}

function missing(key: string, example: string): never {
  throw malformed(`"${key}" is missing, such as ${example}.`);
}

function keyOf(fields: Fields): KeyForm {
  return { form: fields.oneOf('key', keyForms, 'utf8'), prefixes: fields.texts('key-prefix') };
}

function syntaxOf(fields: Fields): HeaderSyntax {
  const prefix = fields.text('prefix');
  const version = fields.text('version');
  const signatureKey = fields.text('signature-key');
  if ([prefix, version, signatureKey].filter((given) => given !== null).length > 1)
    throw malformed('prefix, version and signature-key are three forms of a header. Give one of them.');
  if (version !== null) return { kind: 'list', version };
  if (signatureKey === null) return { kind: 'plain', prefix };
  const timestampKey = fields.text('timestamp-key') ?? missing('timestamp-key', 'timestamp-key=t');
  const separator = separators[fields.oneOf('separator', ['comma', 'semicolon'], 'comma')];
  return { kind: 'pairs', separator, timestampKey, signatureKey };
}

function timestampOf(fields: Fields): TimestampPlace | null {
  const header = fields.headerName('timestamp-header');
  const inPairs = fields.has('signature-key');
  if (header !== null && inPairs)
    throw malformed('the timestamp stands in the pairs: leave out timestamp-header.');
  if (inPairs) return { from: 'pair', unit: fields.oneOf('timestamp-unit', units, 's') };
  return header === null
    ? null
    : { from: 'header', names: [header], unit: fields.oneOf('timestamp-unit', units, 's') };
}

function idOf(fields: Fields): Scheme['messageId'] {
  const name = fields.headerName('id-header');
  return name === null ? null : { names: [name] };
}

/** `300` is the past alone, `300/300` past and future, in seconds. */
function toleranceOf(fields: Fields): Tolerance | null {
  const text = fields.text('tolerance');
  if (text === null) return null;
  const [, past, future] = /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(text.trim()) ?? [];
  if (past === undefined)
    throw malformed(
      `tolerance "${text}" is no number of seconds. Write 300, or 300/300 for past and future.`,
    );
  return { pastS: Number(past), futureS: future === undefined ? null : Number(future) };
}

function checkContent({ content, timestamp, messageId, tolerance }: Scheme): void {
  const names = content.map(({ kind }) => kind);
  if (names.includes('timestamp') && !timestamp)
    throw malformed('content has {timestamp}, but nothing says where it stands. Add timestamp-header=NAME.');
  if (names.includes('id') && !messageId)
    throw malformed('content has {id}, but nothing says where it stands. Add id-header=NAME.');
  if (tolerance && !timestamp) throw malformed('a tolerance needs a timestamp. Add timestamp-header=NAME.');
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecipe } from '../../../../core/signatures/recipe/format.ts';
import { parseRecipe } from '../../../../core/signatures/recipe/parse.ts';
import type { HeaderSyntax, Part, Scheme, TimestampPlace } from '../../../../core/signatures/scheme.ts';
import { requireScheme } from '../../../../core/signatures/schemes.ts';

const name = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
const text = fc.string({ minLength: 1, maxLength: 6 });
const unit = fc.constantFrom('s', 'ms', 'iso');
const syntax: fc.Arbitrary<HeaderSyntax> = fc.oneof(
  fc.record({ kind: fc.constant('plain'), prefix: fc.option(text) }),
  fc.record({ kind: fc.constant('list'), version: text }),
  fc.record({
    kind: fc.constant('pairs'),
    separator: fc.constantFrom(',', ';'),
    timestampKey: text,
    signatureKey: text,
  }),
);
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant('text'), text }),
  fc.constantFrom<Part>(
    { kind: 'body' },
    { kind: 'timestamp' },
    { kind: 'id' },
    { kind: 'method' },
    { kind: 'target' },
    { kind: 'url', unescape: [] },
    { kind: 'form', unlessUrlHas: null },
  ),
);

/** Two texts one after the other are one text. */
const oneText = (parts: readonly Part[]): boolean =>
  parts.every((one, index) => one.kind !== 'text' || parts[index - 1]?.kind !== 'text');

const scheme: fc.Arbitrary<Scheme> = fc
  .record({
    syntax,
    header: name,
    algorithm: fc.constantFrom('sha1', 'sha256', 'sha384', 'sha512'),
    encoding: fc.constantFrom('hex', 'base64', 'base64url'),
    form: fc.constantFrom('utf8', 'hex', 'base64', 'base64url'),
    prefixes: fc.array(text, { maxLength: 2 }),
    content: fc.array(part, { minLength: 1, maxLength: 6 }).filter(oneText),
    timestampHeader: name,
    unit,
    idHeader: name,
    tolerance: fc.option(
      fc.record({ pastS: fc.nat({ max: 999 }), futureS: fc.option(fc.nat({ max: 999 })) }),
    ),
  })
  .map((made): Scheme => {
    const timestamp: TimestampPlace =
      made.syntax.kind === 'pairs'
        ? { from: 'pair', unit: made.unit }
        : { from: 'header', names: [made.timestampHeader], unit: made.unit };
    return {
      ...requireScheme('hmac'),
      method: { kind: 'hmac', algorithm: made.algorithm, key: { form: made.form, prefixes: made.prefixes } },
      encoding: made.encoding,
      header: { names: [made.header], syntax: made.syntax },
      timestamp,
      messageId: { names: [made.idHeader] },
      content: made.content,
      tolerance: made.tolerance,
    };
  });

describe('a recipe', () => {
  it('gives the scheme again that it was written from, whatever its texts hold', () => {
    fc.assert(
      fc.property(scheme, (one) => {
        expect(parseRecipe(formatRecipe(one))).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  it('reads as the documents of the command line show it', () => {
    expect(
      parseRecipe(
        'header=X-Sig;prefix=sha256=;algorithm=sha256;encoding=hex;key=utf8;content={timestamp}.{body};timestamp-header=X-Ts',
      ),
    ).toMatchObject({
      id: 'hmac',
      method: { kind: 'hmac', algorithm: 'sha256', key: { form: 'utf8', prefixes: [] } },
      encoding: 'hex',
      header: { names: ['X-Sig'], syntax: { kind: 'plain', prefix: 'sha256=' } },
      timestamp: { from: 'header', names: ['X-Ts'], unit: 's' },
      content: [{ kind: 'timestamp' }, { kind: 'text', text: '.' }, { kind: 'body' }],
      tolerance: null,
    });
  });

  it('needs no more than the header', () => {
    expect(parseRecipe(' header = X-A ; ')).toEqual({
      ...requireScheme('hmac'),
      header: { names: ['X-A'], syntax: { kind: 'plain', prefix: null } },
    });
  });

  it.each([
    ['', /"header" is missing/],
    ['header', /"header" is no key=value/],
    ['header=', /"header" is empty/],
    ['header=a b', /"a b" is no name of a header/],
    ['header=A;header=B', /"header" is given twice/],
    ['header=A;colour=red', /"colour" is not known/],
    ['header=A;separator=comma', /"separator" is not known, or has no meaning/],
    ['header=A;algorithm=md5', /"md5" is not one of sha1, sha256/],
    ['header=A;encoding=HEX', /"HEX" is not one of hex/],
    ['header=A;key=rot13', /"rot13" is not one of utf8/],
    ['header=A;content=', /content is empty/],
    ['header=A;content={bodi}', /"\{bodi\}" is not known/],
    ['header=A;content={body', /a "\{" that is no part of a name/],
    ['header=A;content=body}', /a "\}" that is no part of a name/],
    ['header=A;content={timestamp}', /timestamp-header=NAME/],
    ['header=A;content={id}', /id-header=NAME/],
    ['header=A;tolerance=300', /a tolerance needs a timestamp/],
    ['header=A;timestamp-header=B;tolerance=soon', /"soon" is no number of seconds/],
    ['header=A;prefix=a;version=v1', /three forms of a header/],
    ['header=A;signature-key=v1', /"timestamp-key" is missing/],
    ['header=A;signature-key=v1;timestamp-key=t;timestamp-header=B', /stands in the pairs/],
    ['header=A\\', /ends in a backslash/],
  ])('%j names what is wrong', (recipe, sentence) => {
    expect(() => parseRecipe(recipe)).toThrow(sentence);
    expect(() => parseRecipe(recipe)).toThrow(expect.objectContaining({ code: 'recipe-malformed' }));
  });
});

describe('the recipe of a scheme', () => {
  it.each(['stripe', 'github', 'slack', 'standard-webhooks', 'paddle', 'zendesk', 'square'])(
    '%s signs the same',
    (id) => {
      const { method, encoding, content, tolerance, timestamp } = requireScheme(id);
      expect(parseRecipe(formatRecipe(requireScheme(id)))).toMatchObject({
        method,
        encoding,
        content,
        tolerance,
        timestamp,
      });
    },
  );

  it.each(['discord', 'header-token', 'twilio', 'hubspot-v3'])('%s cannot be written', (id) => {
    expect(() => formatRecipe(requireScheme(id))).toThrow(/No recipe says the same/);
  });
});

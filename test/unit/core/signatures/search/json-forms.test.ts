import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonForms } from '../../../../../core/signatures/search/body/json-forms.ts';
import type { TextOp } from '../../../../../core/signatures/search/body/op.ts';

const written = (ops: readonly TextOp[], text: string): (string | null)[] =>
  ops.map(({ apply }) => apply(text));

describe('JSON written anew', () => {
  it.each([undefined, 2, 4, '\t'])(
    'holds what JSON.stringify makes of the parsed text, indented by %j',
    (indent) => {
      fc.assert(
        fc.property(fc.json(), fc.constantFrom(undefined, 1, 2, 4), (text, own) => {
          // Any text that is the document: as a sender wrote it.
          const sent = JSON.stringify(JSON.parse(text), null, own);
          const due = JSON.stringify(JSON.parse(sent), null, indent);
          const all = [sent, ...written(jsonForms(sent).usual, sent)];
          expect(all).toContain(due);
        }),
      );
    },
  );

  it('is JSON of the same value in every form', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const { usual, unusual } = jsonForms(text);
        const value: unknown = JSON.parse(text);
        for (const form of written([...usual, ...unusual], text)) {
          if (form !== null) expect(JSON.parse(form)).toEqual(value);
        }
      }),
    );
  });

  it.each([
    ["Python's json.dumps", '{"a": "ä/b", "c": [1, 2.50]}', '{"a": "\\u00e4/b", "c": [1, 2.50]}'],
    ["PHP's json_encode", '{"a": "ä/b"}', '{"a":"\\u00e4\\/b"}'],
    ["Go's encoding/json", '{"a": "<ä>"}', '{"a":"\\u003cä\\u003e"}'],
    [".NET's System.Text.Json", '{"a": "<ä>"}', '{"a":"\\u003C\\u00E4\\u003E"}'],
  ])('knows how %s writes', (writer, sent, due) => {
    const form = jsonForms(sent).usual.find(({ apply }) => apply(sent) === due);
    expect(form?.mistakes[0]).toMatchObject({
      code: 'body-reserialised',
      facts: { found: expect.stringContaining(writer) },
    });
  });

  it('keeps numbers as they stand, and knows how JavaScript reads them', () => {
    const forms = written(jsonForms('{"a": 1.0, "b": 12345678901234567890}').usual, '');
    expect(forms).toContain('{"a":1.0,"b":12345678901234567890}');
    expect(forms).toContain('{"a":1,"b":12345678901234567000}');
  });

  it('gives none for what is no JSON, or is nested deeper than calls may be', () => {
    expect(jsonForms('{"a":').usual).toEqual([]);
    expect(jsonForms('').usual).toEqual([]);
    expect(jsonForms('['.repeat(100_000) + ']'.repeat(100_000)).usual).toEqual([]);
  });

  it('does not write what would be many times as large', () => {
    const deep = `${'['.repeat(400)}${'1,'.repeat(50_000)}1${']'.repeat(400)}`;
    const sizes = written(jsonForms(deep).usual, deep).map((form) => form?.length ?? 0);
    expect(Math.max(...sizes)).toBeLessThan(5 * deep.length + 100_000);
    expect(sizes).toContain(0);
  });
});

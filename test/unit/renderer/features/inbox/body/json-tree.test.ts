import { describe, expect, test } from 'vitest';
import { rootValue } from '../../../../../../renderer/features/inbox/body/json-scan.ts';
import { treeRows } from '../../../../../../renderer/features/inbox/body/json-tree.ts';

const rowsOf = (text: string, flipped: number[] = []) => {
  const root = rootValue(text);
  return root ? treeRows(text, root, new Set(flipped)) : [];
};

describe('the tree of a body', () => {
  test('lists what is open, in the order of the text', () => {
    const rows = rowsOf('{"v2":{"id":"x","n":1},"list":[true]}');
    expect(rows.map(({ depth, label, text }) => [depth, label, text])).toEqual([
      [0, null, '2 fields'],
      [1, 'v2', '2 fields'],
      [2, 'id', '"x"'],
      [2, 'n', '1'],
      [1, 'list', '1 item'],
      [2, '0', 'true'],
    ]);
  });

  test('what the user closed is closed, with its size still told', () => {
    const text = '{"a":{"b":1}}';
    const inner = text.indexOf('{', 1);
    expect(rowsOf(text, [inner]).map(({ label, open }) => [label, open])).toEqual([
      [null, true],
      ['a', false],
    ]);
  });

  test('long lists and deep levels start closed, and open when asked', () => {
    const text = JSON.stringify(Array.from({ length: 300 }, (_, index) => index));
    expect(rowsOf(text)).toHaveLength(1);
    expect(rowsOf(text, [0])).toHaveLength(301);
    expect(rowsOf(`${'['.repeat(9)}1${']'.repeat(9)}`)).toHaveLength(5);
  });

  test('an empty object has nothing to open', () => {
    expect(rowsOf('{}')).toMatchObject([{ open: null, text: '0 fields' }]);
  });

  test('a body nested deeper than calls may be is read all the same', () => {
    const depth = 50_000;
    expect(rowsOf('['.repeat(depth) + ']'.repeat(depth))).toHaveLength(5);
  });

  test('a very long value is cut in its row', () => {
    expect(rowsOf(`"${'x'.repeat(2000)}"`)[0]?.text).toHaveLength(501);
  });

  test('characters that nobody sees are shown as JSON escapes them, and emoji stay whole', () => {
    const text = '{"user\u202eadmin":"a\u200bb","\\n":"👩\u200d💻 שלום"}';
    expect(rowsOf(text).map(({ label, text: value }) => [label, value])).toEqual([
      [null, '2 fields'],
      ['user\\u202eadmin', '"a\\u200bb"'],
      ['\\u000a', '"👩\u200d💻 שלום"'],
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  type ChosenFile,
  readChosen,
} from '../../../../../renderer/features/settings/own-providers/read-chosen.ts';

const file = (path: string, content: string | Uint8Array = '{}'): ChosenFile => {
  const bytes = new Uint8Array(Buffer.from(content as string));
  return { webkitRelativePath: path, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) };
};

describe('a chosen folder', () => {
  test('gives what belongs to a provider, and leaves everything else unread', async () => {
    const unread = [
      'README.md',
      'schemas/deep/x.json',
      'schemas/.hidden.json',
      'other/x.json',
      'events/x.txt',
      '.git/config',
    ];
    const broken = unread.map(
      (path): ChosenFile => ({
        webkitRelativePath: `acme/${path}`,
        size: 1e9,
        arrayBuffer: () => Promise.reject(new Error('must not be read')),
      }),
    );
    const own = [
      file('acme/provider.json', '{"id":1}'),
      file('acme/schemas/a.json'),
      file('acme/events/a%2Fb.json', '\u{feff}é'),
    ];
    expect(await readChosen([...broken, ...own])).toEqual({
      files: [
        { path: 'provider.json', text: '{"id":1}' },
        { path: 'schemas/a.json', text: '{}' },
        { path: 'events/a%2Fb.json', text: '\u{feff}é' },
      ],
    });
  });

  test.each<[name: string, chosen: ChosenFile[], problem: RegExp]>([
    ['that is empty', [], /no provider\.json in that folder/],
    ['that holds providers', [file('providers/acme/provider.json')], /no provider\.json in that folder/],
    [
      'with a file that is no text',
      [file('a/provider.json', new Uint8Array([0xff, 0xfe]))],
      /provider\.json is not UTF-8 text/,
    ],
    [
      'that is too large',
      [file('a/provider.json', ' '.repeat(9 * 1024 * 1024))],
      /at most 1000 files and 8\.0 MB/,
    ],
    [
      'that cannot be read',
      [{ ...file('a/provider.json'), arrayBuffer: () => Promise.reject(new Error('gone')) }],
      /could not be read/,
    ],
  ])('%s is refused in words', async (_, chosen, problem) => {
    expect(await readChosen(chosen)).toEqual({ problem: expect.stringMatching(problem) as string });
  });
});

import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../../core/contract/models.ts';
import { headerChanges } from '../../../../core/copies/changes.ts';
import { headersOfCopy, urlOfCopy } from '../../../../core/copies/copy.ts';

describe('where a copy goes', () => {
  it.each([
    ['http://127.0.0.1:3000', '/okhi/x', null, 'http://127.0.0.1:3000/okhi/x'],
    ['http://127.0.0.1:3000/', '/okhi', 'a=1', 'http://127.0.0.1:3000/okhi?a=1'],
    ['http://127.0.0.1:3000/hook', '/okhi/x', 'a=1', 'http://127.0.0.1:3000/hook?a=1'],
    ['http://127.0.0.1:3000/hook?k=v', '/okhi', 'a=%20b', 'http://127.0.0.1:3000/hook?k=v&a=%20b'],
    ['http://127.0.0.1:3000/hook?k=v', '/okhi', '', 'http://127.0.0.1:3000/hook?k=v'],
    ['http://127.0.0.1:3000', '*', null, 'http://127.0.0.1:3000/'],
  ])('%s of %s?%s is %s', (target, path, query, expected) => {
    expect(urlOfCopy(target, { path, query })).toBe(expected);
  });
});

describe('the headers of a copy', () => {
  const came: HeaderPair[] = [
    ['X-B', '2'],
    ['hOST', 'old.example'],
    ['Connection', 'keep-alive, X-Hop'],
    ['x-hop', '1'],
    ['X-A', '1'],
    ['x-a', 'again'],
    ['Transfer-Encoding', 'chunked'],
    ['Content-Length', '99'],
    ['Host', 'twice.example'],
    ['Cookie', 'a=b'],
  ];
  const copy = headersOfCopy({ headers: came, body: Buffer.from('four') }, 'new:1');

  it('keep order and case, with the new host and length in their places, without those of the old connection', () => {
    expect(copy).toEqual([
      ['X-B', '2'],
      ['hOST', 'new:1'],
      ['X-A', '1'],
      ['x-a', 'again'],
      ['Content-Length', '4'],
      ['Cookie', 'a=b'],
    ]);
  });

  it('are told one by one: what stays, changes, goes and is new', () => {
    const changes = headerChanges(came, [...copy, ['Connection', 'close']]);
    expect(changes.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'kept X-B',
      'changed hOST',
      'changed Connection',
      'dropped x-hop',
      'kept X-A',
      'kept x-a',
      'dropped Transfer-Encoding',
      'changed Content-Length',
      'dropped Host',
      'kept Cookie',
    ]);
    expect(changes[1]).toMatchObject({ was: 'old.example', becomes: 'new:1', why: 'the target’s' });
  });
});

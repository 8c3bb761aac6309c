import { describe, expect, it } from 'vitest';
import { detectBy } from '../../../../../core/providers/own/detect.ts';
import type { Condition } from '../../../../../core/providers/own/manifest.ts';
import type { RequestView } from '../../../../../core/providers/provider.ts';

const request: RequestView = {
  method: 'POST',
  path: '/acme/hooks',
  headers: [
    ['X-Kind', 'a'],
    ['x-kind', 'order.paid'],
  ],
  json: { type: 'order.paid', n: 3, none: null, list: [{ id: 'x' }], 'a/b': '' },
};

describe('a condition', () => {
  it.each<[holds: boolean, condition: Condition]>([
    [true, { header: 'x-kind' }],
    [false, { header: 'x-other' }],
    [true, { header: 'X-KIND', equals: 'order.paid' }],
    [true, { header: 'x-kind', startsWith: 'order.' }],
    [false, { header: 'x-kind', in: ['b', 'c'] }],
    [true, { pointer: '/list/0/id' }],
    [true, { pointer: '/none' }],
    [true, { pointer: '/none', equals: null }],
    [false, { pointer: '/list/1' }],
    [false, { pointer: '/list/length', equals: 2 }],
    [true, { pointer: '/a~1b', equals: '' }],
    [true, { pointer: '/n', in: [1, 3] }],
    [false, { pointer: '/n', equals: '3' }],
    [false, { pointer: '/n', startsWith: '3' }],
    [false, { pointer: '/toString' }],
    [true, { pathPrefix: '/acme' }],
    [true, { pathPrefix: '/acme/' }],
    [false, { pathPrefix: '/ac' }],
    [true, { all: [{ pathPrefix: '/' }, { pointer: '/n', equals: 3 }] }],
    [false, { all: [{ pathPrefix: '/' }, { pointer: '/n', equals: 4 }] }],
  ])('that gives %s: %j', (holds, condition) => {
    expect(detectBy({ detect: [condition] })(request)).toBe(holds ? 80 : 0);
  });

  it('bids what it says, or what all say; the highest counts', () => {
    const detect = [{ pathPrefix: '/acme', bid: 20 }, { pointer: '/n' }, { pointer: '/nowhere', bid: 100 }];
    expect(detectBy({ detect, bid: 55 })(request)).toBe(55);
    expect(detectBy({ detect: detect.slice(0, 1), bid: 55 })(request)).toBe(20);
  });

  it('looks into nothing that is not JSON', () => {
    expect(detectBy({ detect: [{ pointer: '' }] })({ ...request, json: undefined })).toBe(0);
  });
});

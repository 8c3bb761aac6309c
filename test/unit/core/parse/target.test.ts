import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTarget, splitUrl } from '../../../../core/parse/target.ts';

describe('a target', () => {
  it('can be put together again', () => {
    fc.assert(
      fc.property(fc.string(), (target) => {
        const { path, query } = splitTarget(target);
        expect(query === null ? path : `${path}?${query}`).toBe(target);
      }),
    );
  });
});

describe('an absolute URL', () => {
  it.each([
    ['https://user:pass@shop.example:8443/a%2Fb?c=d?e#f', 'shop.example:8443', '/a%2Fb', 'c=d?e'],
    ['http://shop.example', 'shop.example', '/', null],
    ['http://shop.example?', 'shop.example', '/', ''],
    ['HTTPS://Shop.Example/A', 'Shop.Example', '/A', null],
  ])('%s is split, and nothing in it is made other', (url, host, path, query) => {
    expect(splitUrl(url)).toEqual({ host, path, query });
  });

  it.each(['/a?b', 'shop.example/a', '', '*'])('is not %j', (text) => {
    expect(splitUrl(text)).toBeNull();
  });
});

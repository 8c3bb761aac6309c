import { describe, expect, it } from 'vitest';
import { sizeWords } from '../../../../core/contract/size-words.ts';

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [65_536, '64 KB'],
    [10 * 1024 * 1024, '10 MB'],
    [1_500_000, '1.4 MB'],
  ])('%i is %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});

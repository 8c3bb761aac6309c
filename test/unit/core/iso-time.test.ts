import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIsoTime } from '../../../core/iso-time.ts';

it('writes every moment as Date does, whichever came before it', () => {
  const moment = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: -8.64e15, max: 8.64e15 }));
  fc.assert(
    fc.property(fc.array(moment), (moments) => {
      const isoTime = createIsoTime();
      for (const at of moments) expect(isoTime(at)).toBe(new Date(at).toISOString());
    }),
  );
});

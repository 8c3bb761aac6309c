import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timingParts } from '../../../../../renderer/features/simulator/result/timing-parts.ts';

it('names the phases that there were, and counts all of the time', () => {
  const phase = fc.option(fc.double({ min: 0, max: 1_000, noNaN: true }));
  fc.assert(
    fc.property(phase, phase, phase, phase, fc.nat(1_000), (dnsMs, connectMs, tlsMs, firstByteMs, rest) => {
      const phases = [dnsMs, connectMs, tlsMs, firstByteMs].filter((ms) => ms !== null);
      const totalMs = phases.reduce((sum, ms) => sum + ms, rest);
      const parts = timingParts({ dnsMs, connectMs, tlsMs, firstByteMs, totalMs });
      expect(parts).toHaveLength(phases.length + 1);
      expect(parts.reduce((sum, { ms }) => sum + ms, 0)).toBeCloseTo(totalMs);
    }),
  );
});

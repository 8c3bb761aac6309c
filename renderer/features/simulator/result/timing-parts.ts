import type { AttemptTimings } from '../../../../core/contract/attempts.ts';

export interface TimingPart {
  readonly name: string;
  readonly ms: number;
}

/** The phases that there were, one after the other; what no phase counts comes last. */
export function timingParts({ dnsMs, connectMs, tlsMs, firstByteMs, totalMs }: AttemptTimings): TimingPart[] {
  const phases = [
    { name: 'DNS', ms: dnsMs },
    { name: 'Connect', ms: connectMs },
    { name: 'TLS', ms: tlsMs },
    { name: 'First byte', ms: firstByteMs },
  ].flatMap(({ name, ms }) => (ms === null ? [] : [{ name, ms }]));
  const counted = phases.reduce((sum, { ms }) => sum + ms, 0);
  return [...phases, { name: 'Rest', ms: Math.max(0, totalMs - counted) }];
}

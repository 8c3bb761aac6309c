import type { Finding } from '../schema.ts';
import { oneOf } from './words.ts';

type Mismatch = Extract<Finding, { kind: 'mismatch' }>;

/** What the findings of one alternative say against its being the one that was meant. */
const OTHER_TYPE = 10_000;
const OTHER_VALUE = 100;

/**
 * Of the findings of several alternatives, those of the one that was most likely meant: a value of its type, with the
 * value that tells it from the others. Where the value as a whole fits none, one finding names them all.
 */
export function bestOf(alternatives: readonly (readonly Finding[])[]): readonly Finding[] {
  const ranked = alternatives
    .filter((findings) => findings.length > 0)
    .map((findings) => ({ findings, cost: findings.reduce((sum, finding) => sum + costOf(finding), 0) }))
    .sort((one, other) => one.cost - other.cost);
  const best = ranked[0]?.findings ?? [];
  const whole = mismatchOfWhole(best);
  if (!whole) return best;
  const all = alternatives.flatMap((findings) => mismatchOfWhole(findings) ?? []);
  return [{ ...whole, expected: oneOf(all.map(({ expected }) => expected)), allowed: valuesOf(all) }];
}

function costOf(finding: Finding): number {
  if (finding.kind === 'unknown-keys') return finding.keys.length;
  if (finding.kind !== 'mismatch') return OTHER_TYPE;
  const { path, rule } = finding;
  if (path.length === 0) return rule === 'type' ? OTHER_TYPE : OTHER_VALUE;
  return rule === 'set' && path.length === 1 ? OTHER_VALUE : 2;
}

function mismatchOfWhole(findings: readonly Finding[]): Mismatch | undefined {
  return findings.find((one): one is Mismatch => one.kind === 'mismatch' && one.path.length === 0);
}

function valuesOf(mismatches: readonly Mismatch[]): readonly unknown[] | null {
  const values = mismatches.flatMap(({ allowed }) => allowed ?? []);
  return values.length > 0 ? values : null;
}

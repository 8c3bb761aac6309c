import type { DriftField, DriftFinding, EventRef } from '../../../../core/contract/drift-calls.ts';
import type { FieldInfo } from '../../../../core/contract/models.ts';
import { createDrift, type DriftDocument, type Learned } from '../../../../core/insights/drift.ts';

/** The event with a running number, a second after the one before. */
export const event = (seq: number): EventRef => ({
  id: `aaaaaaaaaa-${seq}`,
  seq,
  receivedAt: new Date(Date.UTC(2026, 10, 22) + seq * 1000).toISOString(),
});

export const info = (path: string, changes: Partial<FieldInfo> = {}): FieldInfo => ({
  path,
  types: ['string'],
  required: true,
  values: null,
  format: null,
  description: null,
  ...changes,
});

/** What is learned of bodies, the first of them being event 1. */
export function learn(
  fields: readonly FieldInfo[],
  bodies: readonly unknown[],
  openness: Partial<DriftDocument> = {},
): Learned {
  const drift = createDrift({ fields, documented: true, undocumentedFields: null, ...openness });
  bodies.forEach((body, index) => {
    drift.add(body, event(index + 1));
  });
  return drift.report();
}

export function fieldAt({ fields }: Pick<Learned, 'fields'>, path: string): DriftField {
  const found = fields.find((field) => field.path === path);
  if (!found)
    throw new Error(`There is no field ${path} among ${fields.map((field) => field.path).join(', ')}.`);
  return found;
}

/** Every finding as `path code`, with `!` where it is an alarm. */
export const findings = ({ fields }: Pick<Learned, 'fields'>): string[] =>
  fields.flatMap(({ path, findings: found }) =>
    found.map(({ code, alarm }: DriftFinding) => `${path} ${code}${alarm ? '!' : ''}`),
  );

import type { FieldEdit, FlowNext } from '../contract/flows.ts';

/** Short words for writing flows as data. */
export const DAY_MS = 24 * 60 * 60 * 1000;
export const MINUTE_MS = 60 * 1000;

export const to = (step: string): FlowNext => ({ kind: 'step', step });
export const end: FlowNext = { kind: 'end' };

export function put(fields: Readonly<Record<string, FieldEdit['value']>>): FieldEdit[] {
  return Object.entries(fields).map(([path, value]) => ({ path, value }));
}

import { z } from 'zod';

/** The name of a secret, such as `endpoint/hooks/current`. */
const ref = z.string().min(1).max(200);

/** One step of a change. `rename` takes the place of what stood at `to`, and does nothing where nothing stands at `ref`. */
export type Change<T> =
  | { readonly op: 'set'; readonly ref: string; readonly value: T }
  | { readonly op: 'remove'; readonly ref: string }
  | { readonly op: 'rename'; readonly ref: string; readonly to: string };

/** As it crosses from the engine to its host: the value is the secret. */
export const vaultChange = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), ref, value: z.string().min(1) }),
  z.object({ op: z.literal('remove'), ref }),
  z.object({ op: z.literal('rename'), ref, to: ref }),
]);
export type VaultChange = Change<string>;

/** The entries after all steps, in their order. What was there before is not touched. */
export function applyChanges<T>(
  before: ReadonlyMap<string, T>,
  changes: readonly Change<T>[],
): ReadonlyMap<string, T> {
  const entries = new Map(before);
  for (const change of changes) {
    if (change.op === 'set') entries.set(change.ref, change.value);
    if (change.op === 'remove') entries.delete(change.ref);
    if (change.op === 'rename') move(entries, change.ref, change.to);
  }
  return entries;
}

function move<T>(entries: Map<string, T>, from: string, to: string): void {
  const value = entries.get(from);
  if (value === undefined) return;
  entries.delete(from);
  entries.set(to, value);
}

/** Whether both have the same entries. */
export function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([ref, value]) => other.get(ref) === value);
}

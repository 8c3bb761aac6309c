import { type Step, toPointer } from '../pointer.ts';
import type { Finding } from '../schema.ts';

type Mismatch = Extract<Finding, { kind: 'mismatch' }>;

export interface Told {
  readonly finding: Finding;
  /** The keyword that found it. */
  readonly by: string;
  /** A key that is called strange, and may only be because something else failed. */
  readonly doubtful: boolean;
}

/** The values of a set name its type as well, and a value of another type breaks its other rules by that alone. */
const FIRST: readonly Mismatch['rule'][] = ['set', 'type'];

/** Each thing once: at one place the rule that says most, and the strange keys of one object together. */
export function tidy(told: readonly Told[]): Finding[] {
  const mismatches = new Map<string, Map<string, Mismatch>>();
  const failed = new Set<string>();
  for (const { finding, by } of told) {
    if (finding.kind !== 'mismatch') continue;
    const pointer = toPointer(finding.path);
    const here = mismatches.get(pointer) ?? new Map<string, Mismatch>();
    mismatches.set(pointer, here.set(`${by} ${finding.expected}`, finding));
    finding.path.forEach((_, depth) => {
      failed.add(toPointer(finding.path.slice(0, depth)));
    });
    failed.add(pointer);
  }
  return [...[...mismatches.values()].flatMap(mostTelling), ...strangersOf(told, failed)];
}

function mostTelling(found: ReadonlyMap<string, Mismatch>): Mismatch[] {
  const all = [...found.values()];
  for (const rule of FIRST) {
    const telling = all.find((one) => one.rule === rule);
    if (telling) return [telling];
  }
  // A format's name says what its pattern only spells.
  const keywords = [...found.keys()];
  const named = keywords.some((key) => key.startsWith('format '));
  return all.filter((_, index) => !(named && keywords[index]?.startsWith('pattern ')));
}

/** `failed`: every place where something else is wrong, or below which it is. */
function strangersOf(told: readonly Told[], failed: ReadonlySet<string>): Finding[] {
  const strangers = new Map<string, { path: readonly Step[]; keys: Set<string> }>();
  for (const { finding, doubtful } of told) {
    if (finding.kind !== 'unknown-keys') continue;
    const pointer = toPointer(finding.path);
    if (doubtful && failed.has(pointer)) continue;
    const here = strangers.get(pointer) ?? { path: finding.path, keys: new Set() };
    for (const key of finding.keys) here.keys.add(key);
    strangers.set(pointer, here);
  }
  return [...strangers.values()].map(({ path, keys }) => ({ kind: 'unknown-keys', path, keys: [...keys] }));
}

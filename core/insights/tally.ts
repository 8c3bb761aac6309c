import type { DriftCode, EventRef } from '../contract/drift-calls.ts';
import type { Field } from './field.ts';
import type { Glimpse, Walked } from './walk.ts';

/** Counts what one event has shown. */
export function tallyEvent({ glimpses }: Walked, event: EventRef): void {
  for (const [field, glimpse] of glimpses) {
    tallyField(field, glimpse, event);
    if (glimpse.objects > 0 && !glimpse.cut) tallyMissing(field, glimpse, glimpses, event);
  }
}

function tallyField(field: Field, glimpse: Glimpse, event: EventRef): void {
  const { tally, rule } = field;
  tally.present += 1;
  if (glimpse.objects > 0) tally.objects += 1;
  if (glimpse.objects + glimpse.lists > 0) tally.containers += 1;
  for (const type of glimpse.types) tally.types.set(type, (tally.types.get(type) ?? 0) + 1);
  if (!tally.first || event.seq < tally.first.seq) tally.first = event;
  if (!tally.last || event.seq > tally.last.seq) tally.last = event;
  if (glimpse.outside) tallyDifference(field, 'outside-set', event);
  const retyped = rule.types.size > 0 && [...glimpse.types].some((type) => !rule.types.has(type));
  if (retyped) tallyDifference(field, 'retyped', event);
}

/** Absent once is absent: of three items in a list, each must have what the document requires of an item. */
function tallyMissing(
  parent: Field,
  { objects }: Glimpse,
  glimpses: ReadonlyMap<Field, Glimpse>,
  event: EventRef,
): void {
  for (const child of parent.children.values()) {
    const absent = child.documented?.required && (glimpses.get(child)?.count ?? 0) < objects;
    if (absent) tallyDifference(child, 'missing', event);
  }
}

function tallyDifference({ tally }: Field, code: DriftCode, event: EventRef): void {
  const known = tally.differences.get(code);
  if (!known) tally.differences.set(code, { events: 1, newest: event });
  else {
    known.events += 1;
    if (event.seq > known.newest.seq) known.newest = event;
  }
}

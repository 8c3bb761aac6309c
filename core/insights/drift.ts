import { ALARM_EVENTS, type DriftField, type DriftReport, type EventRef } from '../contract/drift-calls.ts';
import type { FieldInfo } from '../contract/models.ts';
import type { Field } from './field.ts';
import { ITEMS } from './field.ts';
import { findingsOf, type Openness } from './findings.ts';
import { tallyEvent } from './tally.ts';
import { createFieldTree } from './tree.ts';
import { walk } from './walk.ts';

/** What events are held against: the fields that a document names, and what it leaves open. */
export interface DriftDocument extends Openness {
  readonly fields: readonly FieldInfo[];
}

/** What was learned from the events alone. */
export type Learned = Pick<
  DriftReport,
  'events' | 'from' | 'to' | 'leftOut' | 'alarmFrom' | 'alarms' | 'fields'
>;

/** Learns what the events of one type look like. What it keeps is bounded, whatever the bodies. */
export interface Drift {
  readonly events: number;
  /** In any order; each event once. Never throws. */
  add(body: unknown, event: EventRef): void;
  report(): Learned;
}

export function createDrift(document: DriftDocument): Drift {
  const tree = createFieldTree(document.fields);
  const leftOut = { fields: 0, events: 0 };
  let events = 0;
  return {
    get events() {
      return events;
    },
    add(body, event) {
      const walked = walk(tree, body, event);
      tallyEvent(walked, event);
      events += 1;
      leftOut.fields += walked.leftOut;
      if (!walked.whole) leftOut.events += 1;
    },
    report() {
      const { first, last } = tree.root.tally;
      const fields = [...rootField(tree.root), ...fieldsBelow(tree.root, document)];
      const alarms = fields.filter(({ findings }) => findings.some(({ alarm }) => alarm)).length;
      const learned = { events, from: first, to: last, leftOut: { ...leftOut } };
      return { ...learned, alarmFrom: ALARM_EVENTS, alarms, fields };
    },
  };
}

/** A whole body is told as a field only where some of them are no object. */
function rootField(root: Field): DriftField[] {
  const plain = root.tally.objects === root.tally.present;
  return plain ? [] : [toField(root, root.tally.present, [])];
}

/** As deep as the tree's own limit and no deeper. */
function fieldsBelow(parent: Field, openness: Openness): DriftField[] {
  return inOrder(parent).flatMap((field) => {
    const of = field.path.endsWith(`/${ITEMS}`) ? parent.tally.containers : parent.tally.objects;
    const own = toField(field, of, findingsOf(field, parent, of, openness));
    return [own, ...fieldsBelow(field, openness)];
  });
}

/** The documented ones as documented, then the others by name: not as they happened to come. */
function inOrder({ children }: Field): Field[] {
  const all = [...children.values()];
  const others = all.filter(({ documented }) => !documented).sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...all.filter(({ documented }) => documented), ...others];
}

function toField(
  { path, documented, tally }: Field,
  of: number,
  findings: DriftField['findings'],
): DriftField {
  return {
    path,
    present: tally.present,
    of,
    types: Object.fromEntries(tally.types),
    values: tally.samples.values(),
    examples: tally.samples.examples(),
    firstSeen: tally.first,
    lastSeen: tally.last,
    documented: documented && withoutPath(documented),
    findings,
  };
}

function withoutPath({ path: _, ...rest }: FieldInfo): DriftField['documented'] {
  return rest;
}

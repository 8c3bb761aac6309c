import { ALARM_EVENTS, type DriftCode, type DriftFinding, driftCode } from '../contract/drift-calls.ts';
import { setWords, typeWords } from '../providers/schema.ts';
import type { Difference, Field } from './field.ts';

/** What a document says of fields that it does not name. */
export interface Openness {
  /** False where the document leaves (part of) the payload open: nothing in it is new. */
  readonly documented: boolean;
  /** In the provider's own words; null where it says nothing. */
  readonly undocumentedFields: string | null;
}

/** The differences of one field from the document, in words. `of`: events in which it could have been there. */
export function findingsOf(field: Field, parent: Field, of: number, openness: Openness): DriftFinding[] {
  const { present, last, differences } = field.tally;
  const all = new Map<DriftCode, Difference>(differences);
  if (last && isNew(field, parent, openness)) all.set('new', { events: present, newest: last });
  return driftCode.options.flatMap((code) => {
    const found = all.get(code);
    if (!found) return [];
    const said = [sentence(code, field, found.events, of)];
    if (found.events < ALARM_EVENTS) said.push('Seen once.');
    if (code === 'new' && openness.undocumentedFields !== null) said.push(openness.undocumentedFields);
    return [{ code, ...found, alarm: found.events >= ALARM_EVENTS, message: said.join(' ') }];
  });
}

/**
 * Only the topmost of what is new is told as new, not each field in it. Where the document names an object or a list but
 * nothing in it, that is left open.
 */
function isNew({ documented }: Field, parent: Field, openness: Openness): boolean {
  if (documented || !openness.documented) return false;
  const isNamed = parent.documented !== null || parent.path === '';
  return isNamed && [...parent.children.values()].some((child) => child.documented);
}

function sentence(code: DriftCode, field: Field, events: number, of: number): string {
  const { present } = field.tally;
  switch (code) {
    case 'new':
      return `Not documented, but in ${ofEvents(events, of)}.`;
    case 'missing':
      return `Documented as required, but absent from ${ofEvents(events, of)}.`;
    case 'retyped':
      return `Documented as ${documentedTypes(field)}, but ${strangeTypes(field)} in ${ofEvents(events, present)}.`;
    case 'outside-set':
      return `Documented as ${documentedSet(field)}, but ${setWords([...field.tally.outside])} in ${ofEvents(events, present)}.`;
  }
}

const ofEvents = (events: number, of: number): string =>
  `${count(events)} of ${count(of)} ${of === 1 ? 'event' : 'events'}`;

const count = (value: number): string => value.toLocaleString('en');

const documentedTypes = ({ documented }: Field): string => inWords(documented?.types ?? []);

const strangeTypes = ({ tally, rule }: Field): string =>
  inWords([...tally.types.keys()].filter((type) => !rule.types.has(type)));

const inWords = (types: readonly string[]): string =>
  types.map((type) => typeWords[type] ?? type).join(' or ');

const documentedSet = ({ documented }: Field): string => setWords(documented?.values ?? []);

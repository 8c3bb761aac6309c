import { ALARM_EVENTS, type DriftField, type DriftReport } from './drift-calls.ts';

/**
 * How a field stands to the document. `differs`: an alarm. `seen-once`: a difference that too few events show.
 * `learned`: no document names it, and none says that it should not be there.
 */
export type FieldState = 'differs' | 'seen-once' | 'as-documented' | 'never-seen' | 'learned';

export function fieldState({ findings, documented, present }: DriftField): FieldState {
  if (findings.some(({ alarm }) => alarm)) return 'differs';
  if (findings.length > 0) return 'seen-once';
  if (documented === null) return 'learned';
  return present === 0 ? 'never-seen' : 'as-documented';
}

/** What a report says, in one or two sentences. */
export function driftSummary(report: DriftReport): string {
  const { events, alarms, fields, documented } = report;
  if (events === 0) return 'No event of this type has come yet.';
  const over = counted(events, 'event');
  if (alarms > 0)
    return `${number(alarms)} of ${counted(fields.length, 'field')} ${alarms === 1 ? 'differs' : 'differ'} from the document over ${over}.`;
  const once = fields.filter((field) => fieldState(field) === 'seen-once').length;
  const little = events < ALARM_EVENTS ? ' One event says little: at least two are needed.' : '';
  if (once > 0) return `No alarm over ${over}; ${counted(once, 'difference')} seen once only.${little}`;
  if (!documented) return `${learnedWords(report)} from ${over}.${little}`;
  return `No drift: all fields are as documented over ${over}.${little}`;
}

function learnedWords({ fields, source }: DriftReport): string {
  if (source === null) return `No document names this event type: ${counted(fields.length, 'field')} learned`;
  const learned = fields.filter((field) => fieldState(field) === 'learned').length;
  return `No document describes all of this payload: ${number(learned)} of ${counted(fields.length, 'field')} learned`;
}

/** What was not told or not held against this document, one sentence each; mostly none. */
export function driftNotes({ unreadable, otherForms, leftOut }: DriftReport): string[] {
  const notes = otherForms.map(
    ({ events, fields }) =>
      `${counted(events, 'event')} came in another documented form (${fields.join(', ')}) and ${events === 1 ? 'is' : 'are'} not counted here.`,
  );
  if (unreadable > 0)
    notes.push(`${counted(unreadable, 'request')} of this provider could not be read as JSON.`);
  if (leftOut.fields > 0)
    notes.push(`Too many, too deep or too long to be told: ${counted(leftOut.fields, 'further place')}.`);
  if (leftOut.events > 0)
    notes.push(
      `${counted(leftOut.events, 'event')} too large to be looked at whole: of long lists and objects only a part counts.`,
    );
  return notes;
}

const number = (value: number): string => value.toLocaleString('en');

const counted = (count: number, one: string): string => `${number(count)} ${one}${count === 1 ? '' : 's'}`;

import type { FieldEdit, Flow, FlowStep } from '../contract/flows.ts';
import { isObject } from '../contract/is-object.ts';
import { toPointer } from '../providers/pointer.ts';

/** An event as it was captured, oldest first. */
export interface RecordedEvent {
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly template: string;
  readonly eventType: string;
  readonly body: unknown;
}

/** A flow that sends what was captured: the same events, their waits, and their bodies put into the templates. */
export function recordFlow(
  { provider, id, title }: Pick<Flow, 'provider' | 'id' | 'title'>,
  events: readonly RecordedEvent[],
): Flow {
  const steps = events.map((event, index): FlowStep => {
    const before = events[index - 1];
    const next = events[index + 1];
    return {
      id: stepId(event),
      title: event.eventType,
      template: event.template,
      delayMs: before ? Math.max(0, event.at - before.at) : 0,
      delayDocumented: false,
      set: fieldsOf(event.body),
      next: next ? { kind: 'step', step: stepId(next) } : { kind: 'end' },
    };
  });
  const [first] = events;
  return {
    id,
    provider,
    title,
    about: `Recorded from ${events.length} captured events.`,
    source: null,
    variables: {},
    start: first ? { kind: 'step', step: stepId(first) } : { kind: 'end' },
    steps,
  };
}

const stepId = ({ seq }: RecordedEvent): string => `event-${seq}`;

/** The members at the top, each whole: what stands beside them in the template stays. Text of a capture holds no variables. */
function fieldsOf(body: unknown): FieldEdit[] {
  if (!isObject(body)) return [];
  return Object.entries(body).map(([key, value]) => ({
    path: toPointer([key]),
    value: literal(value) as FieldEdit['value'],
  }));
}

function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('{{', '{{{{');
  if (Array.isArray(value)) return value.map(literal);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literal(member)]));
}

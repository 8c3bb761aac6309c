import type { SubjectTimeline } from '../../../../core/contract/flow-calls.ts';

export type TimelineEvent = SubjectTimeline['events'][number];
export type Remark = SubjectTimeline['remarks'][number];

export interface Line {
  event: TimelineEvent;
  remarks: Remark[];
}
/** Events in their order; `run` are at least `RUN_AT_LEAST` that have the same to say. */
export type Group = { kind: 'one'; line: Line } | { kind: 'run'; lines: Line[] };

export const RUN_AT_LEAST = 4;

/** Puts repetitions that follow one another together: a hundred of them would hide what is wrong between them. */
export function foldRepeated({ events, remarks }: Pick<SubjectTimeline, 'events' | 'remarks'>): Group[] {
  const bySeq = new Map<number, Remark[]>();
  for (const remark of remarks) bySeq.set(remark.seq, [...(bySeq.get(remark.seq) ?? []), remark]);
  const runs: Line[][] = [];
  for (const event of events) {
    const line = { event, remarks: bySeq.get(event.seq) ?? [] };
    const last = runs.at(-1);
    if (last?.[0] !== undefined && saysTheSame(last[0], line)) last.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((lines): Group[] =>
    lines.length >= RUN_AT_LEAST ? [{ kind: 'run', lines }] : lines.map((line) => ({ kind: 'one', line })),
  );
}

const saysTheSame = (one: Line, other: Line): boolean =>
  onlyRepeated(one) !== null &&
  onlyRepeated(one) === onlyRepeated(other) &&
  one.event.eventType === other.event.eventType;

/** What is said of an event that is a repetition and nothing else. */
function onlyRepeated({ remarks: [remark, ...others] }: Line): string | null {
  return remark?.code === 'repeated' && others.length === 0 ? remark.message : null;
}

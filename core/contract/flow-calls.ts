import { z } from 'zod';
import { deliveryPolicy, retryPlan } from './delivery.ts';
import { fault } from './drafts.ts';
import { eventRef } from './drift-calls.ts';
import { flowDraft } from './flow-draft.ts';
import { flowChoices, runState, speed } from './flow-runs.ts';
import { flow } from './flows.ts';
import { givenSecret } from './given-secret.ts';
import { byId, nothing } from './inputs.ts';
import { jobId } from './job-calls.ts';
import { headerPair } from './models.ts';
import { surroundings } from './surroundings.ts';

/** So many of the newest events of a provider are looked at for its timelines, unless another number is asked for. */
export const TIMELINE_EVENTS = 1_000;
/** Of one subject so many events are looked at, the newest. */
export const TIMELINE_LENGTH = 200;
/** So many subjects are told, those that were last heard of. */
export const TIMELINE_SUBJECTS = 200;

export const flowProblem = z.object({
  /** File in the folder of flows; null for what came by a call. */
  file: z.string().nullable(),
  /** JSON pointer into the flow; '' is all of it. */
  path: z.string(),
  message: z.string(),
});
export type FlowProblemAt = z.infer<typeof flowProblem>;

export const flowInfo = z.object({
  flow,
  /** One of the user's own: it can be changed and removed. */
  own: z.boolean(),
});
export type FlowInfo = z.infer<typeof flowInfo>;

export const flowList = z.object({
  flows: z.array(flowInfo),
  /** How each provider delivers. `ladder`: when each attempt begins if all fail at once, in milliseconds after the first. */
  policies: z.array(z.object({ provider: z.string(), policy: deliveryPolicy, ladder: z.array(z.number()) })),
  /** What is wrong with files in the folder of flows; those are left alone. */
  problems: z.array(flowProblem),
});
export type FlowList = z.infer<typeof flowList>;

export const runStart = z.strictObject({
  /** Id of the flow. */
  flow: z.string().max(200),
  url: z.string().max(16_000),
  speed,
  choices: flowChoices,
  /** Holds at a branch for which nothing was chosen; otherwise its default is taken. */
  ask: z.boolean(),
  /** In place of the policy's numbers; null leaves them. */
  timeoutMs: z.number().int().min(1).max(600_000).nullable(),
  retry: retryPlan.nullable(),
  secret: givenSecret,
  /** null takes the scheme that the provider documents. */
  scheme: z.string().max(200).nullable(),
  headerName: z.string().max(200).nullable(),
  recipe: z.string().max(2_000).nullable(),
  headers: z.array(headerPair).max(100),
  ...surroundings,
  fault: fault.nullable(),
});
export type RunStart = z.infer<typeof runStart>;

const byRun = { run: z.string().min(1).max(100) };
const saved = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), list: flowList }),
  z.object({ ok: z.literal(false), problems: z.array(flowProblem) }),
]);

export const timelineRemark = z.object({
  seq: z.number().int(),
  code: z.enum(['missing-start', 'repeated', 'out-of-order', 'unusual', 'late', 'contradiction']),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
});

export const subjectTimeline = z.object({
  subject: z.string(),
  /** Oldest first. */
  events: z.array(eventRef.extend({ eventType: z.string() })),
  /** Events that were not looked at because there are too many of the subject. */
  older: z.number().int(),
  remarks: z.array(timelineRemark),
});
export type SubjectTimeline = z.infer<typeof subjectTimeline>;

export const timelineList = z.object({
  /** What a subject is, for people; null where nothing is known of how the provider's events follow one another. */
  subjectLabel: z.string().nullable(),
  /** The one that was last heard of first. */
  subjects: z.array(subjectTimeline),
  /** Events that were looked at, and those of them that say of nobody. */
  looked: z.number().int(),
  unnamed: z.number().int(),
});
export type TimelineList = z.infer<typeof timelineList>;

export const flowCalls = {
  'flows.list': { input: nothing, output: flowList },
  /** Keeps a flow of the user's own, in place of one of its id. Everything that is wrong with it is told at its place. */
  'flows.save': { input: z.strictObject({ flow: z.unknown() }), output: saved },
  /** Can be undone by `flows.restore` until the end of the app. */
  'flows.remove': { input: byId, output: flowList },
  'flows.restore': { input: byId, output: flowList },
  /** Makes a flow of captured events, in the order in which they came, and keeps it. */
  'flows.record': {
    input: z.strictObject({
      events: z.array(z.string().min(1).max(200)).min(1).max(200),
      title: z.string().min(1).max(100),
    }),
    output: z.object({ id: z.string(), list: flowList }),
  },
  /** The flow that is being written, kept over restarts; null where there is none. */
  'flows.draft': { input: nothing, output: z.object({ draft: flowDraft.nullable() }) },
  'flows.keepDraft': { input: z.strictObject({ draft: flowDraft.nullable() }), output: z.object({}) },
  'flow.start': { input: runStart, output: runState },
  'flow.control': {
    input: z.discriminatedUnion('action', [
      z.strictObject({ ...byRun, action: z.enum(['pause', 'resume', 'step', 'stop']) }),
      z.strictObject({ ...byRun, action: z.literal('choose'), branch: z.string(), value: z.string() }),
    ]),
    output: runState,
  },
  /** The runs since the start of the app, the newest first; of those that have ended, the last few. */
  'flow.state': { input: nothing, output: z.object({ runs: z.array(runState) }) },
  'timelines.get': {
    input: z.strictObject({
      provider: z.string().max(200),
      limit: z.number().int().min(1).max(10_000).default(TIMELINE_EVENTS),
      job: jobId,
    }),
    output: timelineList,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export const flowPushes = {
  /** A run, after what happened in it; twenty times a second at most. */
  'flow.changed': runState,
  /** Flows of the user's own came or went. */
  'flows.changed': flowList,
} as const satisfies Record<string, z.ZodType>;

import { z } from 'zod';
import { benchCalls, benchPushes } from './bench-calls.ts';
import { catalogueCalls } from './catalogue-calls.ts';
import { checkCalls, checkPushes } from './check-calls.ts';
import { columnCalls } from './column-calls.ts';
import { compareCalls } from './compare-calls.ts';
import { deliveryPushes } from './deliveries.ts';
import { driftCalls } from './drift-calls.ts';
import { endpointCalls, endpointPushes } from './endpoint-calls.ts';
import { exchangeCalls } from './exchange-calls.ts';
import { flowCalls, flowPushes } from './flow-calls.ts';
import { forwardCalls, forwardPushes } from './forward-calls.ts';
import { byId, nothing } from './inputs.ts';
import { jobCalls, jobId, jobPushes } from './job-calls.ts';
import { keepingCalls, keepingPushes } from './keeping-calls.ts';
import { eventDetail, eventSummary, fullEvent, headerPair, providerInfo, templateInfo } from './models.ts';
import { okayaCalls, okayaPushes } from './okaya-calls.ts';
import { operationCalls, operationPushes } from './operation-calls.ts';
import { ownProviderCalls } from './own-provider-calls.ts';
import { pathTestCalls, pathTestPushes } from './path-test.ts';
import type { Caller } from './port.ts';
import { replayCalls } from './replay-calls.ts';
import { replyCalls, replyPushes } from './reply-calls.ts';
import { searchCalls, searchPushes } from './search-calls.ts';
import { secretCalls, secretPushes } from './secret-calls.ts';
import { setupCalls } from './setup-calls.ts';
import { simulatorCalls } from './simulator-calls.ts';
import { engineState } from './state.ts';
import { timelineCalls } from './timeline-calls.ts';
import { tunnelCalls, tunnelPushes } from './tunnel-calls.ts';

/** The most that one `events.body` answer carries, in bytes. Larger bodies are read slice by slice. */
export const BODY_SLICE = 1024 * 1024;
/** The most rows that one `events.page` answer carries. */
export const PAGE_LIMIT = 500;

const HOST = /^[A-Za-z0-9._:%-]{1,255}$/;

/** An address or a name. An empty one is none: a socket would take it for every address of this computer. */
export const isHost = (text: string): boolean => HOST.test(text);

export const port = z.number().int().min(0).max(65_535);

/** Every call a page or a command can make: name → input and output. Everything else is derived from this table. */
export const calls = {
  'engine.state': { input: nothing, output: engineState },
  'engine.dismissNotice': { input: byId, output: engineState },
  'receiver.start': {
    /** Port 0 is any free one. The answer's `receiver` says which, or why it failed. */
    input: z.strictObject({ port, host: z.string().regex(HOST, 'no address or name').optional() }),
    output: engineState,
  },
  /** Paused, requests are answered 503 and not kept, so that a provider tries again later. */
  'capture.set': { input: z.strictObject({ on: z.boolean() }), output: engineState },
  'events.page': {
    /** `offset` counts from the oldest event, so that a page stays the same page while others arrive. */
    input: z.strictObject({
      /** The rows of a search that is open (`search.start`), at their places there. */
      search: jobId.optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(PAGE_LIMIT),
    }),
    /** `pushSeq`: pushes up to this number are already in here. `first`: the lowest place that there is. */
    output: z.object({
      events: z.array(eventSummary),
      first: z.number().int(),
      total: z.number().int(),
      pushSeq: z.number().int(),
    }),
  },
  'events.get': { input: byId, output: eventDetail },
  'events.body': {
    input: byId.extend({
      offset: z.number().int().min(0),
      length: z.number().int().min(1).max(BODY_SLICE),
      /** `raw`: the bytes as they came. `decoded`: after the request's content-encoding. */
      form: z.enum(['raw', 'decoded']),
    }),
    output: z.object({ bytesBase64: z.string(), total: z.number().int(), offset: z.number().int() }),
  },
  'events.full': { input: byId, output: fullEvent },
  'providers.list': { input: nothing, output: z.array(providerInfo) },
  'templates.list': { input: nothing, output: z.array(templateInfo) },
  'templates.get': {
    input: byId,
    output: templateInfo.extend({
      headers: z.array(headerPair),
      bodyBase64: z.string(),
      /** A line for a POSIX shell that sends it to our receiver; null while that is not listening. */
      curl: z.string().nullable(),
    }),
  },
  /** Sends a template over a real socket to our own receiver; it is a delivery like the Simulator's. */
  'test.send': {
    input: byId,
    output: z.object({ status: z.number().int(), durationMs: z.number() }),
  },
  ...catalogueCalls,
  ...driftCalls,
  ...jobCalls,
  ...searchCalls,
  ...keepingCalls,
  ...columnCalls,
  ...timelineCalls,
  ...benchCalls,
  ...endpointCalls,
  ...ownProviderCalls,
  ...simulatorCalls,
  ...checkCalls,
  ...flowCalls,
  ...replyCalls,
  ...forwardCalls,
  ...replayCalls,
  ...exchangeCalls,
  ...okayaCalls,
  ...tunnelCalls,
  ...pathTestCalls,
  ...compareCalls,
  ...secretCalls,
  ...operationCalls,
  ...setupCalls,
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;

/** What the engine implements: one handler a call, its input parsed. */
export type CallHandlers = {
  [N in CallName]: (
    input: z.output<(typeof calls)[N]['input']>,
    caller: Caller | undefined,
  ) => CallOutput<N> | Promise<CallOutput<N>>;
};

/** The most rows that one `events.added` push carries; a page fetches older ones when it shows them. */
export const PUSH_ROWS = 100;

/** Every push, name → data. */
export const pushes = {
  /** The newest arrivals, oldest first; at most `PUSH_ROWS` of them. `total` counts the whole history. */
  'events.added': z.object({ total: z.number().int(), events: z.array(eventSummary) }),
  /** So many stored events were inspected anew: rows and details that were read before may say otherwise now. */
  'events.reinspected': z.object({ count: z.number().int() }),
  /** Providers of the user's own came, went or changed: what was asked of providers and templates is out of date. */
  'providers.changed': z.object({}),
  'engine.changed': engineState,
  ...jobPushes,
  ...searchPushes,
  ...keepingPushes,
  ...benchPushes,
  ...endpointPushes,
  ...checkPushes,
  ...flowPushes,
  ...replyPushes,
  ...forwardPushes,
  ...okayaPushes,
  ...tunnelPushes,
  ...pathTestPushes,
  ...secretPushes,
  ...deliveryPushes,
  ...operationPushes,
} as const satisfies Record<string, z.ZodType>;

export type PushName = keyof typeof pushes;
export type PushData<N extends PushName> = z.output<(typeof pushes)[N]>;
export type Push = { [N in PushName]: { name: N; seq: number; data: PushData<N> } }[PushName];

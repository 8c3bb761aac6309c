import { z } from 'zod';
import { deliveryDetail, deliverySummary } from './deliveries.ts';
import { draft } from './drafts.ts';
import { givenSecret, secretSource } from './given-secret.ts';
import { byId, nothing } from './inputs.ts';
import { jobId } from './job-calls.ts';
import { issue, validationStatus } from './models.ts';
import { repeatAtOnce, repeatReport, repeatTimes } from './repeats.ts';
import { snippetTarget } from './snippets.ts';
import { surroundings } from './surroundings.ts';

/** The most that is imported, in characters of base64: 12 MB of bytes. */
export const IMPORT_LIMIT = 16 * 1024 * 1024;

const name = z.string().min(1).max(200);

export const draftToSend = z.strictObject({ draft, secret: givenSecret, ...surroundings });
export type DraftToSend = z.infer<typeof draftToSend>;

/** The fields that an error names in `details.field`. */
export type SimulatorField =
  | 'url'
  | 'method'
  | 'headers'
  | 'secret'
  | 'scheme'
  | 'fault'
  | 'body'
  | 'event'
  | 'environment';

/** Offsets are of the draft's text, in UTF-16 units. */
const place = { from: z.number().int(), to: z.number().int() };
const issueInText = issue.extend(place);
export type IssueInText = z.infer<typeof issueInText>;
const variableInText = z.object({
  ...place,
  /** What stands between the braces. */
  name: z.string(),
  /** Why it has no value; null where it has one. */
  problem: z.string().nullable(),
});
export type VariableInText = z.infer<typeof variableInText>;

export const draftValidation = z.object({
  /** null where variables have no value, so that there is no body to look at. */
  status: validationStatus.nullable(),
  issues: z.array(issueInText),
  variables: z.array(variableInText),
});
export type DraftValidation = z.infer<typeof draftValidation>;

export const composition = z.object({
  /** The head as it would be written, one byte a character (latin-1); the values of `masked` headers hidden. */
  head: z.string(),
  masked: z.array(z.string()),
  bodyBase64: z.string(),
  /** 2 where it would be sent twice. */
  times: z.number().int(),
  remarks: z.array(z.string()),
});
export type Composition = z.infer<typeof composition>;

export const target = z.object({
  url: z.string(),
  /** Our own receiver, a public URL of an endpoint, or one that was sent to before. */
  kind: z.enum(['own', 'public', 'last']),
});
export type Target = z.infer<typeof target>;

export const savedDraft = z.object({
  id: z.number().int(),
  name: z.string(),
  /** `''` is none. */
  folder: z.string(),
  draft,
  /** ISO 8601, UTC, milliseconds. */
  updatedAt: z.string(),
});
export type SavedDraft = z.infer<typeof savedDraft>;
const draftList = z.object({ drafts: z.array(savedDraft) });
const byNumber = z.strictObject({ id: z.number().int() });

export const variables = z.record(z.string().regex(/^[^{}\s]{1,100}$/), z.string().max(100_000));
export const environment = z.strictObject({ name, variables });
export type Environment = z.infer<typeof environment>;
const environmentList = z.object({ environments: z.array(environment) });

/** What stands in the Simulator, so that nothing typed is lost. A secret that was typed is not in it. */
export const desk = z.strictObject({
  draft,
  secret: secretSource,
  ...surroundings,
  /** As it was typed, in seconds. */
  timeout: z.string().max(20),
  /** Certificates (PEM) that are trusted beside the well-known ones; empty: none. */
  ca: z.string().max(1_000_000),
  /** As they were typed: how often to send it, and how many at once. */
  times: z.string().max(20).default('100'),
  atOnce: z.string().max(20).default('10'),
});
export type Desk = z.infer<typeof desk>;

const toSend = draftToSend.extend({
  /** Milliseconds, for each attempt. */
  timeoutMs: z.number().int().min(1).max(600_000),
  /** May carry a password, and is not stored. */
  proxy: z.string().max(2_000).nullable(),
  /** Certificates (PEM) that are trusted beside the well-known ones. */
  ca: z.string().max(1_000_000).nullable(),
  job: jobId,
});

export const simulatorCalls = {
  /** Answers once the last attempt has ended; a cancelled one is an attempt with that reason. */
  'simulator.send': { input: toSend, output: deliveryDetail },
  /** Composes and sends it `times` times. The job's progress counts attempts; its cancellation ends it with what there is. */
  'simulator.repeat': {
    input: toSend.extend({ times: repeatTimes, atOnce: repeatAtOnce }),
    output: repeatReport,
  },
  /** What would be sent now. Ids and times are new each time. */
  'simulator.compose': { input: draftToSend, output: composition },
  /** What would be sent now, as a program that sends it. Where a header is the secret, asterisks stand for it. */
  'simulator.snippet': {
    input: draftToSend.extend({ as: snippetTarget }),
    output: z.object({ text: z.string() }),
  },
  'simulator.validate': { input: z.strictObject({ draft, ...surroundings }), output: draftValidation },
  /** The likeliest first: our own receiver, then public URLs, then the last ones. */
  'simulator.targets': {
    input: z.strictObject({ provider: name.nullable() }),
    output: z.object({ targets: z.array(target) }),
  },
  /** The names that variables may have. */
  'simulator.variables': {
    input: z.strictObject({ environment: name.nullable() }),
    output: z.object({ names: z.array(z.string()) }),
  },
  'simulator.import': {
    input: z.strictObject({
      source: z.discriminatedUnion('kind', [
        /** A raw request, a cURL line or a HAR. */
        z.strictObject({ kind: z.literal('text'), bytesBase64: z.string().max(IMPORT_LIMIT) }),
        z.strictObject({ kind: z.literal('event'), id: name }),
        z.strictObject({ kind: z.literal('template'), id: name }),
      ]),
    }),
    /** `draft.url` is empty where the source does not say it. */
    output: z.object({ draft, remarks: z.array(z.string()) }),
  },
  'simulator.desk': { input: nothing, output: z.object({ desk: desk.nullable() }) },
  'simulator.keepDesk': { input: z.strictObject({ desk }), output: z.object({}) },
  'drafts.list': { input: nothing, output: draftList },
  'drafts.save': {
    /** `id` null makes a new one. */
    input: z.strictObject({ id: z.number().int().nullable(), name, folder: z.string().max(200), draft }),
    output: draftList.extend({ id: z.number().int() }),
  },
  /** Can be undone by `drafts.restore` until the next removal. */
  'drafts.remove': { input: byNumber, output: draftList },
  'drafts.restore': { input: byNumber, output: draftList },
  'environments.list': { input: nothing, output: environmentList },
  /** Makes it, or changes the one of its name. */
  'environments.save': { input: z.strictObject({ environment }), output: environmentList },
  'environments.remove': { input: z.strictObject({ name }), output: environmentList },
  'deliveries.page': {
    input: z.strictObject({
      /** The id that the page before ended with; null begins with the newest. */
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ deliveries: z.array(deliverySummary) }),
  },
  'deliveries.get': { input: byNumber, output: deliveryDetail },
  /** The delivery that a captured event was an attempt of; null where it was none of ours. */
  'deliveries.ofEvent': { input: byId, output: deliveryDetail.nullable() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

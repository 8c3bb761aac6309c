import { z } from 'zod';

/**
 * Every error that Hookglass makes, by code. The category decides the exit code of the command line and the
 * tone of the interface; the sentence for the user is given where the error is made, where the facts are.
 */
export const errorTable = {
  'bad-argument': { category: 'input' },
  'file-unreadable': { category: 'input' },
  'event-not-found': { category: 'input' },
  'removal-not-found': { category: 'input' },
  'template-not-found': { category: 'input' },
  'provider-not-found': { category: 'input' },
  'event-type-not-found': { category: 'input' },
  'job-cancelled': { category: 'input' },
  'endpoint-not-found': { category: 'input' },
  'delivery-not-found': { category: 'input' },
  'draft-not-found': { category: 'input' },
  'scheme-not-found': { category: 'input' },
  'recipe-malformed': { category: 'input' },
  'request-unreadable': { category: 'input' },
  'query-malformed': { category: 'input' },
  'import-unreadable': { category: 'input' },
  'bundle-newer': { category: 'input' },
  'bench-busy': { category: 'input' },
  cancelled: { category: 'input' },
  'provider-exists': { category: 'input' },
  'no-data-folder': { category: 'input' },
  'path-invalid': { category: 'input' },
  'variable-invalid': { category: 'input' },
  'fault-not-applicable': { category: 'input' },
  'flow-not-found': { category: 'input' },
  'flow-invalid': { category: 'input' },
  'flow-busy': { category: 'input' },
  'run-not-found': { category: 'input' },
  'flow-not-written': { category: 'storage' },
  'data-folder-locked': { category: 'input' },
  'data-folder-unusable': { category: 'storage' },
  'provider-not-written': { category: 'storage' },
  'file-not-written': { category: 'storage' },
  'history-newer': { category: 'storage' },
  'history-write-failed': { category: 'storage' },
  'history-damaged': { category: 'storage' },
  'vault-write-failed': { category: 'storage' },
  'vault-damaged': { category: 'storage' },
  'vault-newer': { category: 'storage' },
  'vault-not-found': { category: 'input' },
  'vault-exists': { category: 'input' },
  'vault-locked': { category: 'input' },
  'vault-passphrase-wrong': { category: 'input' },
  'secret-not-found': { category: 'input' },
  'port-in-use': { category: 'network' },
  'port-not-allowed': { category: 'network' },
  'host-not-available': { category: 'network' },
  'receiver-stopped': { category: 'network' },
  'send-failed': { category: 'network' },
  'state-unreadable': { category: 'network' },
  'connection-lost': { category: 'network' },
  'okaya-unreachable': { category: 'network' },
  'okaya-unauthorized': { category: 'refused' },
  'okaya-refused': { category: 'refused' },
  'okaya-undocumented': { category: 'refused' },
  'account-not-found': { category: 'input' },
  'sandbox-stopped': { category: 'input' },
  'bad-message': { category: 'internal' },
  'unknown-call': { category: 'internal' },
  'sqlite-unavailable': { category: 'internal' },
  internal: { category: 'internal' },
} as const satisfies Record<string, { category: string }>;

export type ErrorCode = keyof typeof errorTable;
export type ErrorCategory = (typeof errorTable)[ErrorCode]['category'];

/** Facts beside the sentence, for a program: a port, a path, a suggestion. Never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | null>>;

/** The one error class. `message` is a sentence for the user: what happened, and what to do next. */
export class HookglassError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HookglassError';
    this.code = code;
    this.details = options.details ?? {};
  }

  get category(): ErrorCategory {
    return errorTable[this.code].category;
  }
}

const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

/** An error as it crosses a port. A code that this build does not know reads as `internal`. */
export const wireError = z.object({
  code: z.enum(codes).catch('internal'),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).catch({}),
});
export type WireError = z.infer<typeof wireError>;

/** What was thrown, in its own words: the reason in a sentence of ours. */
export const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** Our own errors keep their code; anything else is `internal` and keeps only its message. */
export function toHookglassError(thrown: unknown): HookglassError {
  if (thrown instanceof HookglassError) return thrown;
  return new HookglassError('internal', `Something went wrong inside Hookglass: ${reasonOf(thrown)}`, {
    cause: thrown,
  });
}

export function toWire(thrown: unknown): WireError {
  const { code, message, details } = toHookglassError(thrown);
  return { code, message, details };
}

export function fromWire(error: WireError): HookglassError {
  return new HookglassError(error.code, error.message, { details: error.details });
}

/** One line per issue, `pointer: message`, for the sentence of a `bad-argument` or a log line. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issueWords(issue)}`).join('; ');
}

/** Limits of length are what people meet; the rest is for whoever wrote the call. */
function issueWords(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'too_big' || (issue.origin !== 'string' && issue.origin !== 'array'))
    return issue.message;
  const things = issue.origin === 'string' ? 'characters' : 'entries';
  return `too long, at most ${issue.maximum.toLocaleString('en')} ${things} are taken`;
}

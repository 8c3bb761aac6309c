import type { HeaderPair, Issue, Signature, Validation, ValidationStatus } from '../contract/models.ts';
import type { Provider, RequestView } from '../providers/provider.ts';
import { builtInRegistry, type Registry } from '../providers/registry.ts';
import { type Decoded, decodeBody } from './body.ts';
import { heldAgainst } from './held.ts';
import { parseJson } from './json.ts';
import { findPitfalls } from './json-pitfalls.ts';
import type { CapturedRequest } from './record.ts';
import { unchecked } from './signature.ts';
import { validateBody } from './validate.ts';

/** Raised whenever the same request could be judged otherwise than before: stored inspections are then made anew. */
export const RULES_VERSION = 5;

/** What we found out about a request. It can always be computed again from the request. */
export interface Inspection {
  readonly rulesVersion: number;
  readonly provider: string | null;
  readonly eventType: string | null;
  readonly validation: Validation;
  readonly signature: Signature;
}

/** What the caller knows beside the request: null leaves it to the request itself. */
export interface Assumptions {
  readonly provider: string | null;
  readonly eventType: string | null;
}

const nothingAssumed: Assumptions = { provider: null, eventType: null };

export type Inspectable = Pick<
  CapturedRequest,
  'method' | 'path' | 'headers' | 'body' | 'capture' | 'captureNote'
>;

/** What the body says of itself. */
interface Found {
  readonly provider: Provider | null;
  readonly eventType: string | null;
  readonly validation: Validation;
}

/** Judges a signature once it is known whose event it is. */
export type JudgeSignature = (provider: Provider | null, eventType: string | null) => Signature;

/** Without a secret nothing can be checked, whoever the request is from. */
const withoutSecret: JudgeSignature = (provider, eventType) => unchecked(provider, eventType, null);

/** Detects, parses, validates and lets the signature be judged. Never throws, whatever the bytes. */
export function inspect(
  request: Inspectable,
  assumed: Assumptions = nothingAssumed,
  registry: Registry = builtInRegistry,
  judgeSignature: JudgeSignature = withoutSecret,
): Inspection {
  const { provider, eventType, validation } = look(request, assumed, registry);
  const signature = judgeSignature(provider, eventType);
  return { rulesVersion: RULES_VERSION, provider: provider?.id ?? null, eventType, validation, signature };
}

function look(request: Inspectable, assumed: Assumptions, registry: Registry): Found {
  const decoded = decodeBody(request.headers, request.body);
  const parsed = decoded.ok ? parseJson(decoded.bytes) : null;
  const view: RequestView = {
    method: request.method,
    path: request.path,
    headers: request.headers,
    json: parsed?.ok ? parsed.value : undefined,
  };
  const provider =
    assumed.provider === null ? registry.detect(view) : (registry.find(assumed.provider) ?? null);
  if (!parsed?.ok) {
    const issue = unreadable(request, decoded, parsed?.issue ?? null);
    return { provider, eventType: assumed.eventType, validation: { status: 'not-json', issues: [issue] } };
  }
  const pitfalls = findPitfalls(parsed.text);
  if (!provider)
    return { provider, eventType: null, validation: { status: 'unrecognised', issues: pitfalls } };
  return judge(provider, { body: parsed.value, headers: request.headers, pitfalls }, assumed.eventType);
}

/** A parsed body, and what of it reads differently from parser to parser. */
interface Readable {
  readonly body: unknown;
  readonly headers: readonly HeaderPair[];
  readonly pitfalls: readonly Issue[];
}

function judge(provider: Provider, readable: Readable, assumedType: string | null): Found {
  const { body, headers, pitfalls } = readable;
  const { eventType, form, source } = heldAgainst(provider, body, headers, assumedType);
  if (!form) {
    const validation: Validation = { status: 'unknown-type', issues: [...pitfalls] };
    return { provider, eventType, validation };
  }
  const { undocumentedFields } = provider;
  const issues = [...validateBody(form.schema, body, { source, undocumentedFields }), ...pitfalls];
  return { provider, eventType, validation: conclude(issues, form.documented) };
}

/** What is documented must be right, also where the rest of the payload is not documented. */
function conclude(issues: Issue[], documented: boolean): Validation {
  const status = statusOf(issues);
  return { status: documented || status === 'invalid' ? status : 'undocumented', issues };
}

function statusOf(issues: readonly Issue[]): ValidationStatus {
  if (issues.some(({ severity }) => severity === 'error')) return 'invalid';
  return issues.length > 0 ? 'valid-with-warnings' : 'valid';
}

/** Why there is no JSON to look at: the first cause in the order in which things went wrong. */
function unreadable(request: Inspectable, decoded: Decoded, notJson: Issue | null): Issue {
  const base = { path: '', severity: 'error', expected: 'a JSON document', source: null } as const;
  if (request.capture !== 'complete') {
    const message =
      `The body was not captured whole, so it cannot be read. ${request.captureNote ?? ''}`.trim();
    return { ...base, code: 'incomplete-body', message, received: `${request.body.length} bytes` };
  }
  if (!decoded.ok)
    return { ...base, code: 'wrong-encoding', message: decoded.problem, received: decoded.encoding };
  return notJson ?? { ...base, code: 'not-json', message: 'The body is not JSON.', received: null };
}

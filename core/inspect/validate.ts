import type { DocumentSource, Issue, IssueCode } from '../contract/models.ts';
import { type Step, toPointer, valueAt } from '../providers/pointer.ts';
import { type Finding, type PayloadSchema, typeWords } from '../providers/schema.ts';
import { explainNearMisses } from './near-miss.ts';

/** Where the document that a schema was made from is, and what it says of fields it does not name. */
export interface SchemaContext {
  readonly source: DocumentSource;
  readonly undocumentedFields: string | null;
}

/** More than this nobody reads, and a body of a million strange keys must not become a million findings. */
export const MOST_ISSUES = 200;

/** Checks a body against a documented schema and says each finding in words, errors first, `MOST_ISSUES` at most. */
export function validateBody(schema: PayloadSchema, body: unknown, context: SchemaContext): Issue[] {
  const findings = schema.find(body);
  if (findings.length === 0) return [];
  const errors = findings.filter(({ kind }) => kind !== 'unknown-keys');
  const warnings = findings.filter(({ kind }) => kind === 'unknown-keys');
  const issues: Issue[] = [];
  let unsaid = 0;
  for (const found of [...errors, ...warnings]) {
    const room = MOST_ISSUES - issues.length;
    issues.push(...toIssues(found, body, context, room));
    unsaid += Math.max(0, placesOf(found) - room);
  }
  const told = explainNearMisses(issues);
  return unsaid === 0 ? told : [...told, andMore(unsaid, errors.length > MOST_ISSUES, context)];
}

const placesOf = (found: Finding): number => (found.kind === 'unknown-keys' ? found.keys.length : 1);

function andMore(count: number, errors: boolean, { source }: SchemaContext): Issue {
  return {
    path: '',
    code: errors ? 'wrong-type' : 'undocumented-field',
    severity: errors ? 'error' : 'warning',
    message: `And ${count.toLocaleString('en')} more: this body has little in common with the documented one.`,
    expected: null,
    received: null,
    source,
  };
}

function toIssues(found: Finding, body: unknown, context: SchemaContext, room: number): Issue[] {
  if (room <= 0) return [];
  if (found.kind === 'unknown-keys')
    return found.keys.slice(0, room).map((key) => undocumentedField([...found.path, key], body, context));
  if (found.kind === 'mismatch') return [mismatch(found, body, context)];
  const { code, message, expected } = found;
  return [{ path: '', severity: 'error', received: null, source: context.source, code, message, expected }];
}

function mismatch(
  found: Extract<Finding, { kind: 'mismatch' }>,
  body: unknown,
  context: SchemaContext,
): Issue {
  const { path, expected } = found;
  const value = valueAt(body, path);
  const base = { path: toPointer(path), severity: 'error', expected, source: context.source } as const;
  const name = path.length > 0 ? `"${path.join('.')}"` : 'The body';
  if (value === undefined) {
    const message = `${name} is missing. Expected ${expected}.`;
    return { ...base, code: 'missing', received: null, message };
  }
  const received = receivedWords(value);
  const code = codeOf(found, value);
  const came = code === 'wrong-type' ? `, not ${kindOf(value)}` : `; this one is ${received}`;
  return { ...base, code, received, message: `${name} must be ${expected}${came}.` };
}

/** A value of another type than the whole documented set is of the wrong type, not outside the set. */
function codeOf({ rule, allowed }: Extract<Finding, { kind: 'mismatch' }>, value: unknown): IssueCode {
  if (rule === 'format') return 'wrong-format';
  if (rule === 'prefix') return 'wrong-prefix';
  return allowed?.some((one) => typeof one === typeof value) ? 'not-in-set' : 'wrong-type';
}

/** What is to be said of a field that no document names. */
export function undocumentedAdvice({
  undocumentedFields,
}: Pick<SchemaContext, 'undocumentedFields'>): string {
  return undocumentedFields ?? 'It may change or go away without notice.';
}

function undocumentedField(path: readonly Step[], body: unknown, context: SchemaContext): Issue {
  return {
    path: toPointer(path),
    code: 'undocumented-field',
    severity: 'warning',
    message: `"${path.join('.')}" is not documented. ${undocumentedAdvice(context)}`,
    expected: null,
    received: receivedWords(valueAt(body, path)),
    source: context.source,
  };
}

/** A number of JSON such as 1e400, which JavaScript reads as an infinity. */
const isTooLarge = (value: unknown): value is number => typeof value === 'number' && !Number.isFinite(value);

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (isTooLarge(value)) return 'one too large to be read';
  if (Number.isInteger(value)) return 'a number';
  return typeWords[typeof value] ?? typeof value;
}

/** The value as it came, cut where it is long. Containers are named, not printed. */
function receivedWords(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  // JSON would write null.
  const text = isTooLarge(value) ? String(value) : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

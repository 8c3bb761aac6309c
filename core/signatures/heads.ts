import { type Diagnosis, diagnose } from './diagnoses/diagnoses.ts';
import { type FoundHeader, findHeader, takeApart } from './header/header.ts';
import type { HeaderParts } from './header/parts.ts';
import { type Judged, judge } from './judge.ts';
import type { SignedRequest } from './request.ts';
import type { HeaderSyntax, Scheme } from './scheme.ts';

/** What a request's headers say of its signature. */
export interface Heads {
  /** null: the request carries no signature of this scheme. */
  readonly signature: FoundHeader | null;
  /** The signature's lines taken apart, in their order. */
  readonly lines: readonly HeaderParts[];
  readonly judged: readonly Judged[];
  readonly timestampHeader: FoundHeader | null;
  readonly idHeader: FoundHeader | null;
  /** As they stand there; null where they are absent. */
  readonly timestamp: string | null;
  readonly id: string | null;
}

export function readHeads(request: SignedRequest, scheme: Scheme): Heads {
  const find = (names: readonly string[] | undefined): FoundHeader | null =>
    names === undefined ? null : findHeader(request.headers, names);
  const signature = find(scheme.header.names);
  const lines = signature?.values.map((value) => takeApart(value, scheme.header.syntax)) ?? [];
  const judged = lines
    .flatMap(({ signatures }) => signatures)
    .map((found) => judge(found, scheme, signature?.name ?? ''));
  const timestampHeader = find(scheme.timestamp?.from === 'header' ? scheme.timestamp.names : undefined);
  const idHeader = find(scheme.messageId?.names);
  const timestamp =
    scheme.timestamp?.from === 'pair'
      ? lines.flatMap(({ timestamps }) => timestamps)[0]
      : timestampHeader?.values[0];
  return {
    signature,
    lines,
    judged,
    timestampHeader,
    idHeader,
    timestamp: timestamp ?? null,
    id: idHeader?.values[0] ?? null,
  };
}

/**
 * What is wrong with the headers themselves, the signatures in them aside. Where one signature matched, other lines and
 * parts are only remarked on.
 */
export function headDiagnoses(heads: Heads, scheme: Scheme, matched: boolean): Diagnosis[] {
  const rest = matched ? 'warning' : 'error';
  return [
    ...missing(heads, scheme),
    ...malformed(heads, scheme.header.syntax, rest),
    ...doubled(heads.signature, rest),
    ...doubled(heads.timestampHeader, 'error'),
    ...doubled(heads.idHeader, 'error'),
  ];
}

function missing({ signature, timestampHeader, idHeader }: Heads, scheme: Scheme): Diagnosis[] {
  const absent: (string | undefined)[] = [];
  if (!signature) absent.push(scheme.header.names[0]);
  if (scheme.timestamp?.from === 'header' && !timestampHeader) absent.push(scheme.timestamp.names[0]);
  if (scheme.messageId && !idHeader) absent.push(scheme.messageId.names[0]);
  return absent.map((header) =>
    diagnose('header-missing', { ...(header === undefined ? {} : { header }), scheme: scheme.label }),
  );
}

/** A second line with the same value says nothing new; another one leaves open which counts. */
function doubled(header: FoundHeader | null, severity: 'error' | 'warning'): Diagnosis[] {
  if (!header || header.values.length < 2) return [];
  const same = header.values.every((value) => value === header.values[0]);
  return [diagnose('header-duplicated', { header: header.name }, same ? 'warning' : severity)];
}

function malformed(heads: Heads, syntax: HeaderSyntax, rest: 'error' | 'warning'): Diagnosis[] {
  if (!heads.signature) return [];
  const { name: header } = heads.signature;
  const due = formOf(syntax);
  const told: Diagnosis[] = [];
  const tell = (reason: string, severity: 'error' | 'warning' = 'error'): void => {
    told.push(diagnose('header-malformed', { header, due, reason }, severity));
  };
  if (heads.judged.length === 0) tell(whyNone(heads, syntax));
  const unreadable = heads.lines.reduce((sum, line) => sum + line.unreadable, 0);
  if (unreadable > 0) tell(`Parts of it that are not of its form: ${unreadable}.`, rest);
  if (syntax.kind === 'pairs') {
    const times = new Set(heads.lines.flatMap(({ timestamps }) => timestamps));
    if (times.size === 0) tell(`It has no ${syntax.timestampKey}=.`);
    if (times.size > 1) tell(`It has more than one ${syntax.timestampKey}=.`);
  }
  return told;
}

function whyNone({ signature, lines }: Heads, syntax: HeaderSyntax): string {
  if (signature?.values.every((value) => value === '')) return 'It is empty.';
  const others = [...new Set(lines.flatMap(({ passedOver }) => passedOver))].slice(0, 5).join(', ');
  const wanted = syntax.kind === 'list' ? `version ${syntax.version}` : formOf(syntax);
  return `It holds no signature of ${wanted}${others === '' ? '' : `, only ${others}`}.`;
}

/** The form of the header in words that show it. */
export function formOf(syntax: HeaderSyntax): string {
  if (syntax.kind === 'plain') return `${syntax.prefix ?? ''}<signature>`;
  if (syntax.kind === 'list') return `${syntax.version},<signature>, separated by spaces`;
  return `${syntax.timestampKey}=<time>${syntax.separator}${syntax.signatureKey}=<signature>`;
}

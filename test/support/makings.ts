import { type Examination, type ExamineInput, examine } from '../../core/signatures/examine.ts';
import type { Scheme } from '../../core/signatures/scheme.ts';
import { type Making, type Mistake, makeWith, origins } from './mistakes.ts';

const now = Date.UTC(2026, 0, 31, 12);
/** The key is its text for some schemes, and what follows whsec_ for others. */
export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const HEX_SECRET = '0123456789abcdef0123456789abcdef';

const document =
  '{\n  "id": "evt_1",\n  "url": "https://example.com/a",\n  "name": "Zoë",\n  "b": [1.5, true],\n  "a": {}\n}';

/** One document in forms that leave room for different mistakes. */
export const documents = {
  pretty: document,
  'with a line break': `${document}\n`,
  compact: JSON.stringify(JSON.parse(document)),
  'with CRLF': document.replaceAll('\n', '\r\n'),
} as const;

export function makingOf(scheme: Scheme, body: string, secret = SECRET, type = 'application/json'): Making {
  const unit = scheme.timestamp?.unit;
  const timestamp = unit === 'iso' ? new Date(now).toISOString() : String(unit === 'ms' ? now : now / 1000);
  const request = {
    method: 'POST',
    path: '/hook',
    query: 'b=2&a=1',
    headers: [
      ['Host', 'example.com'],
      ['Content-Type', type],
    ] as [string, string][],
    body: Buffer.from(body),
    url: 'https://example.com/hook?b=2&a=1',
  };
  return { scheme, secret, id: 'msg_1', timestamp, now, request };
}

/** Runs a search to its end. */
export function run(input: ExamineInput): Examination {
  const going = examine(input);
  let step = going.next();
  while (!step.done) step = going.next();
  return step.value;
}

/** The request as it is made with these mistakes, examined with what is due. */
export function examineWith(
  making: Making,
  mistakes: readonly Mistake[],
  changes: Partial<ExamineInput> = {},
): Examination {
  return run({
    request: makeWith(making, mistakes),
    scheme: making.scheme,
    secrets: { current: making.secret, previous: null, others: [] },
    origins,
    now,
    ...changes,
  });
}

export const codesOf = ({ diagnoses }: Examination): string[] => diagnoses.map(({ code }) => code);

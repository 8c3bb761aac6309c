import { HookglassError } from '../contract/errors.ts';
import type { HeaderPair } from '../contract/models.ts';
import { LONGEST_DELAY_MS, type ReplyFault, type ReplyRule } from '../contract/replies.ts';

const FORM =
  'Write it like status=500,delay=2s with any of status, delay, body, header, fault, name and, last, when.';

/** How the body of a `slow` answer goes where nothing else is said. Bytes a second. */
const SLOW = 10;

/**
 * A rule in one line, as `--reply` takes it: `status=500,delay=2s,body=…,header=Name: value,fault=reset,when=QUERY`. A comma in a value is
 * written `\,`; `when` takes all that follows. Throws `bad-argument`.
 */
export function parseRuleText(text: string, id: string): ReplyRule {
  const headers: HeaderPair[] = [];
  let made: ReplyRule = { ...plain, id, headers };
  for (const [key, value] of parts(text)) {
    if (key === 'header') headers.push(header(value));
    else made = { ...made, ...(readers[key] ?? unknownKey(key))(value) };
  }
  return made;
}

const plain: Omit<ReplyRule, 'id' | 'headers'> = {
  ...{ name: '', enabled: true, condition: '', status: 200, body: '', delayMs: 0, fault: null },
};

const readers: Readonly<Partial<Record<string, (value: string) => Partial<ReplyRule>>>> = {
  status: (value) => ({ status: number(value, 200, 599, 'A status is a number from 200 to 599.') }),
  delay: (value) => ({ delayMs: duration(value) }),
  body: (body) => ({ body }),
  name: (name) => ({ name }),
  when: (condition) => ({ condition }),
  fault: (value) => ({ fault: faultOf(value) }),
};

function unknownKey(key: string): never {
  throw wrong(`"${key}" is nothing that a reply has. ${FORM}`);
}

function* parts(text: string): Generator<[string, string]> {
  let rest = text.trim();
  if (rest === '') throw wrong(`The reply is empty. ${FORM}`);
  while (rest !== '') {
    const [, key = '', from = ''] = /^\s*([a-z]+)=(.*)$/s.exec(rest) ?? [];
    if (key === '') throw wrong(`"${rest}" is no part of a reply. ${FORM}`);
    if (key === 'when') {
      yield [key, from];
      return;
    }
    const value = /^(?:\\.|[^\\,])*/s.exec(from)?.[0] ?? '';
    yield [key, value.replace(/\\([\\,])/g, '$1')];
    rest = from.slice(value.length + 1);
  }
}

function header(text: string): HeaderPair {
  const colon = text.indexOf(':');
  if (colon <= 0) throw wrong(`"${text}" is no header. Write header=Name: value.`);
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

function duration(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  const factor = unit === 'ms' ? 1 : unit === 'm' ? 60_000 : 1_000;
  const ms = Math.round(Number(amount) * factor);
  if (amount !== undefined && ms <= LONGEST_DELAY_MS) return ms;
  throw wrong(`"${text}" is no delay. Write 200ms, 2s or 1m, ten minutes at most.`);
}

function faultOf(text: string): ReplyFault {
  const [kind, amount] = text.split(':', 2);
  if (kind === 'no-answer' || kind === 'reset') return { kind };
  if (kind === 'slow') {
    const sentence = 'A slow reply is slow, or slow:BYTES a second.';
    return { kind, bytesPerSecond: number(amount ?? String(SLOW), 1, 1_000_000, sentence) };
  }
  if (kind === 'fail') {
    const percent = number((amount ?? '').replace(/%$/, ''), 1, 100, 'Write fail:30 for 30 of 100 requests.');
    return { kind, percent, status: 500 };
  }
  throw wrong(`"${text}" is no fault. There are no-answer, reset, slow:BYTES and fail:PERCENT.`);
}

function number(text: string, least: number, most: number, sentence: string): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw wrong(`"${text}" does not do. ${sentence}`);
}

const wrong = (message: string): HookglassError => new HookglassError('bad-argument', message);

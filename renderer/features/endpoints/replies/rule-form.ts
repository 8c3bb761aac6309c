import type { HeaderPair } from '../../../../core/contract/models.ts';
import { LONGEST_DELAY_MS, type ReplyFault, type ReplyRule } from '../../../../core/contract/replies.ts';

export type FaultChoice = 'none' | ReplyFault['kind'];

/** A rule as it is typed. */
export interface RuleForm {
  readonly id: string;
  /** It stands in the list already. */
  readonly known: boolean;
  readonly enabled: boolean;
  readonly name: string;
  readonly condition: string;
  readonly status: string;
  /** One a line, `Name: value`. */
  readonly headers: string;
  readonly body: string;
  /** Milliseconds. */
  readonly delay: string;
  readonly fault: FaultChoice;
  /** Bytes a second of a slow body, or percent that fail. */
  readonly amount: string;
  /** What those are answered that fail. */
  readonly failStatus: string;
}

export type RuleProblems = Partial<Record<keyof RuleForm | 'general', string>>;

export const faultWords: Readonly<Record<FaultChoice, string>> = {
  none: 'None: answer as it says',
  'no-answer': 'No answer: the connection stays open',
  reset: 'Reset the connection',
  slow: 'Send the body slowly',
  fail: 'Fail some of the requests',
};

export function newForm(id: string): RuleForm {
  return {
    ...{ id, known: false, enabled: true, name: '', condition: '', status: '200', headers: '', body: '' },
    ...{ delay: '0', fault: 'none', amount: '', failStatus: '500' },
  };
}

export function formOf(rule: ReplyRule): RuleForm {
  const { id, enabled, name, condition, status, headers, body, delayMs, fault } = rule;
  return {
    ...{ id, known: true, enabled, name, condition, body },
    status: String(status),
    headers: headers.map(([header, value]) => `${header}: ${value}`).join('\n'),
    delay: String(delayMs),
    fault: fault?.kind ?? 'none',
    amount:
      fault?.kind === 'slow'
        ? String(fault.bytesPerSecond)
        : fault?.kind === 'fail'
          ? String(fault.percent)
          : '',
    failStatus: fault?.kind === 'fail' ? String(fault.status) : '500',
  };
}

/** What was typed as a rule, or what is wrong at which field. */
export function ruleOf(form: RuleForm): { rule: ReplyRule } | { problems: RuleProblems } {
  const problems: RuleProblems = {};
  const number = (field: keyof RuleForm, least: number, most: number, sentence: string): number => {
    const text = String(form[field]).trim();
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    problems[field] = sentence;
    return least;
  };
  const { id, enabled, name, condition, body } = form;
  const rule: ReplyRule = {
    ...{ id, enabled, name: name.trim(), condition: condition.trim(), body },
    status: number('status', 200, 599, 'A status is a number from 200 to 599.'),
    delayMs: number('delay', 0, LONGEST_DELAY_MS, 'Milliseconds, ten minutes (600000) at most.'),
    headers: headersOf(form.headers, problems),
    fault: faultOf(form, number),
  };
  return Object.keys(problems).length > 0 ? { problems } : { rule };
}

type NumberAt = (field: keyof RuleForm, least: number, most: number, sentence: string) => number;

function faultOf({ fault }: RuleForm, number: NumberAt): ReplyFault | null {
  switch (fault) {
    case 'none':
      return null;
    case 'slow':
      return { kind: fault, bytesPerSecond: number('amount', 1, 1_000_000, 'Bytes a second, 1 at least.') };
    case 'fail':
      return {
        kind: fault,
        percent: number('amount', 1, 100, 'Percent, from 1 to 100.'),
        status: number('failStatus', 400, 599, 'A status from 400 to 599.'),
      };
    default:
      return { kind: fault };
  }
}

function headersOf(text: string, problems: RuleProblems): HeaderPair[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): HeaderPair => {
      const colon = line.indexOf(':');
      if (colon <= 0) problems.headers = `"${line.trim()}" is no header. Write one a line, Name: value.`;
      return [line.slice(0, Math.max(colon, 0)).trim(), line.slice(colon + 1).trim()];
    });
}

/** What a rule does, in a line of the list. */
export function ruleWords({ status, delayMs, fault }: ReplyRule): string {
  const late = delayMs === 0 ? '' : `, after ${delayMs < 1_000 ? `${delayMs} ms` : `${delayMs / 1_000} s`}`;
  if (fault?.kind === 'no-answer') return `no answer${late}`;
  if (fault?.kind === 'reset') return `connection reset${late}`;
  if (fault?.kind === 'slow') return `${status}, body at ${fault.bytesPerSecond} bytes/s${late}`;
  if (fault?.kind === 'fail') return `${status}, ${fault.percent} % get ${fault.status}${late}`;
  return `${status}${late}`;
}

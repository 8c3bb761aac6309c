import { amountText } from './amounts.ts';
import type { BodyTerm, Pattern, Query, Term } from './ast.ts';
import { momentText } from './moments.ts';

/** The one text of a query. Read again, it is the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'not':
      return `-${bracketed(query.of, true)}`;
    case 'and':
      return query.of.map((part) => bracketed(part, part.kind === 'or')).join(' ');
    case 'or':
      return query.of.map(printQuery).join(' or ');
    default:
      return printTerm(query);
  }
}

const bracketed = (query: Query, wanted: boolean): string =>
  wanted && (query.kind === 'and' || query.kind === 'or') ? `(${printQuery(query)})` : printQuery(query);

function printTerm(term: Term): string {
  switch (term.kind) {
    case 'text':
      return isPlainText(term.text) ? term.text : quote(term.text);
    case 'is':
      return `is:${term.state}`;
    case 'word':
      return `${term.field}:${patternText(term.value)}`;
    case 'amount':
      return `${term.field}${term.op === '=' ? ':' : term.op}${amountText(term.field, term.amount)}`;
    case 'moment':
      return `${term.field}:${momentText(term.moment)}`;
    case 'header':
      return `header.${term.name}:${patternText(term.value)}`;
    default:
      return `body${term.path.map(step).join('')}${bodyTest(term.test)}`;
  }
}

/** Text that means nothing else without quotes. */
const isPlainText = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N}_@/+,;%&.-]*$/u.test(text) &&
  !/^(and|or|not)$/i.test(text) &&
  !/^(body|header)\./i.test(text);

const step = (name: string | null): string => {
  if (name === null) return '.*';
  return /^[^\s()".:=<>[\]*!\\]+$/.test(name) ? `.${name}` : `.${quote(name)}`;
};

const bodyTest = (test: BodyTerm['test']): string =>
  'op' in test ? `${test.op}${test.amount}` : `:${patternText(test)}`;

/** In quotes a star is a star, without them it stands for any characters. */
const patternText = ({ text, glob }: Pattern): string =>
  glob || /^[^\s()"*]+$/.test(text) ? text : quote(text);

export const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

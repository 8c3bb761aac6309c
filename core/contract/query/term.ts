import { readAmount } from './amounts.ts';
import type { AmountField, Comparison, MomentTerm, Not, Term, WordField } from './ast.ts';
import { bodyTerm } from './body-term.ts';
import { type FieldName, fieldOf, fields } from './fields.ts';
import { readMoment } from './moments.ts';
import { QueryError, type Scanner } from './scan.ts';
import { isState, states, verdicts } from './states.ts';
import { type Operator, readOperator, readValue, type Value } from './value.ts';

const NAME = /[a-z][a-z-]*(?=[:=<>.[]|!=)/iy;

/** A field with its value, or free text. `status!=200` is `-status:200`. */
export function parseTerm(scanner: Scanner): Term | Not {
  const from = scanner.at;
  if (scanner.peek() === '"') return text(from, scanner.quoted(), scanner);
  const name = scanner.match(NAME);
  const field = name === '' ? null : fieldOf(name);
  if (field === 'body') return bodyTerm(scanner, from);
  if (field === 'header') return headerTerm(scanner, from);
  if (name !== '' && scanner.take('!=')) {
    return { kind: 'not', of: fieldTerm(scanner, { from, name, field, op: ':' }) };
  }
  const op = field === null && scanner.text.startsWith('://', scanner.at) ? null : readOperator(scanner);
  if (name !== '' && op !== null) return fieldTerm(scanner, { from, name, field, op });
  scanner.at = from;
  const number = scanner.match(/#\d+(?=[\s()]|$)/y);
  if (number !== '')
    return { kind: 'amount', field: 'seq', op: '=', amount: amount('seq', number.slice(1), from) };
  return text(from, scanner.word(), scanner);
}

/** Free text is found in the middle of words as well: stars at its ends say nothing more. */
function text(from: number, written: string, scanner: Scanner): Term {
  const isQuoted = scanner.text.charAt(from) === '"';
  const found = isQuoted ? written : written.replace(/^\*+|\*+$/g, '');
  if (found.trim() !== '') return { kind: 'text', text: found };
  const what = isQuoted ? 'There is nothing between these quotes.' : `"${written}" alone finds nothing.`;
  throw new QueryError(from, scanner.at - from, what);
}

interface Begun {
  readonly from: number;
  readonly name: string;
  readonly field: FieldName | null;
  readonly op: Operator;
}

function fieldTerm(scanner: Scanner, { from, name, field, op }: Begun): Term {
  if (field === null) {
    const known = Object.keys(fields).join(', ');
    const hint = `Put it in quotes to search for it as text. Fields: ${known}.`;
    throw new QueryError(from, name.length, `There is no field "${name}". ${hint}`);
  }
  const { kind, example } = fields[field];
  const value = readValue(scanner, example);
  if (kind === 'amount') return amountTerm(field as AmountField, op, value);
  if (op !== ':') {
    throw new QueryError(from, value.at - from, `"${name}" has no size to compare: write ${example}.`);
  }
  if (kind === 'is') return stateTerm(value);
  if (kind === 'moment') return momentTerm(field as MomentTerm['field'], value);
  return wordTerm(field as WordField, value);
}

function amountTerm(field: AmountField, op: Operator, { at, pattern }: Value): Term {
  const comparison: Comparison = op === ':' ? '=' : op;
  return { kind: 'amount', field, op: comparison, amount: amount(field, pattern.text, at) };
}

function amount(field: AmountField, text: string, at: number): number {
  const read = readAmount(field, text);
  if (typeof read === 'number') return read;
  throw new QueryError(at, text.length, `"${text}" is not ${read.wanted}.`);
}

function stateTerm({ at, pattern: { text } }: Value): Term {
  const state = text.toLowerCase();
  if (isState(state)) return { kind: 'is', state };
  throw new QueryError(
    at,
    text.length,
    `An event cannot be "${text}". It can be ${Object.keys(states).join(', ')}.`,
  );
}

function momentTerm(field: MomentTerm['field'], { at, pattern: { text } }: Value): Term {
  const moment = readMoment(text);
  if (moment) return { kind: 'moment', field, moment };
  const forms = '2026-11-01, 2026-11-01T10:30, "10 min ago", today or yesterday';
  throw new QueryError(at, text.length, `"${text}" is no time: write ${forms}.`);
}

function wordTerm(field: WordField, { at, pattern }: Value): Term {
  if (field === 'signature' && !pattern.glob && !Object.hasOwn(verdicts, pattern.text.toLowerCase())) {
    const known = Object.keys(verdicts).join(', ');
    throw new QueryError(
      at,
      pattern.text.length,
      `A signature cannot be "${pattern.text}". It can be ${known}.`,
    );
  }
  return { kind: 'word', field, value: pattern };
}

/** `header.x-signature:*` */
function headerTerm(scanner: Scanner, from: number): Term {
  const { example } = fields.header;
  const name = scanner.take('.') ? scanner.match(/[!#$%&'*+.^_`|~0-9a-z-]+(?=:)/iy) : '';
  if (name === '' || !scanner.take(':')) {
    throw new QueryError(from, scanner.at - from, `Name the header and what it holds: ${example}.`);
  }
  const { pattern } = readValue(scanner, example);
  return { kind: 'header', name: name.toLowerCase(), value: pattern };
}

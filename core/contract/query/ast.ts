import type { State } from './states.ts';

/**
 * A query of the search, as the parser gives it: flat and without what says nothing twice, so that one meaning has one
 * form. `and` and `or` hold at least two queries, none of their own kind; `not` holds no `not`.
 */
export type Query = All | Group | Not | Term;

/** The empty query: everything. Stands only at the top. */
export interface All {
  readonly kind: 'all';
}

export interface Group {
  readonly kind: 'and' | 'or';
  readonly of: readonly Query[];
}

export interface Not {
  readonly kind: 'not';
  readonly of: Query;
}

export type Term = TextTerm | IsTerm | WordTerm | AmountTerm | MomentTerm | HeaderTerm | BodyTerm;

/** Free text: stands in the body, the path or the query string. */
export interface TextTerm {
  readonly kind: 'text';
  readonly text: string;
}

export interface IsTerm {
  readonly kind: 'is';
  readonly state: State;
}

export interface WordTerm {
  readonly kind: 'word';
  readonly field: WordField;
  readonly value: Pattern;
}

export interface AmountTerm {
  readonly kind: 'amount';
  readonly field: AmountField;
  readonly op: Comparison;
  /** Bytes, milliseconds, a status or a running number: a whole number of 0 or more. */
  readonly amount: number;
}

export interface MomentTerm {
  readonly kind: 'moment';
  readonly field: 'after' | 'before';
  readonly moment: Moment;
}

export interface HeaderTerm {
  readonly kind: 'header';
  /** In lower case. */
  readonly name: string;
  readonly value: Pattern;
}

/** What stands at a place of the JSON body. */
export interface BodyTerm {
  readonly kind: 'json';
  /** At least one step; null is any key and any item. Items of a list are counted from 0. */
  readonly path: readonly (string | null)[];
  readonly test: Pattern | { readonly op: Exclude<Comparison, '='>; readonly amount: number };
}

export type WordField =
  | 'provider'
  | 'type'
  | 'signature'
  | 'method'
  | 'path'
  | 'query'
  | 'endpoint'
  | 'id'
  | 'note'
  | 'body';
export type AmountField = 'status' | 'size' | 'duration' | 'seq';
export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** Where `glob` is true, each `*` in the text stands for any characters, also none. */
export interface Pattern {
  readonly text: string;
  readonly glob: boolean;
}

export type Moment =
  /** A date or date and time of ISO 8601 as it was written; without a zone it is local time. */
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'ago'; readonly count: number; readonly unit: AgoUnit }
  | { readonly kind: 'day'; readonly day: 'today' | 'yesterday' };
export type AgoUnit = 's' | 'min' | 'h' | 'd' | 'w';

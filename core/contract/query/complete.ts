import { type FieldName, fieldOf, fields } from './fields.ts';
import { quote } from './print.ts';
import { states, verdicts } from './states.ts';

/** One way to go on. `insert` replaces the text from `from` to `to`. */
export interface Suggestion {
  readonly label: string;
  readonly insert: string;
  /** What it finds. */
  readonly words: string;
}

export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

/** What there is in this history to choose from. */
export interface Known {
  readonly providers: readonly { readonly id: string; readonly label: string }[];
  readonly types: readonly string[];
  readonly endpoints: readonly string[];
}

/** The word that the cursor stands in, up to the cursor; quotes hold spaces together. */
const WORD = /(?:[^\s()"]|"(?:[^"\\]|\\.)*"?)*$/;
const TERM = /^([a-z-]+)(:|<=|>=|=|<|>)(.*)$/is;

/** What can stand at the cursor. Nothing is suggested that is written already. */
export function completeQuery(text: string, cursor: number, known: Known): Completion {
  const before = text.slice(0, cursor);
  const word = (WORD.exec(before)?.[0] ?? '').replace(/^[-!]+/, '');
  const from = cursor - word.length;
  // What stands behind the cursor of the same word is replaced with it.
  const rest = isOpen(word) ? /^[^"]*"?/ : /^[^\s()"]*/;
  const to = cursor + (rest.exec(text.slice(cursor))?.[0].length ?? 0);
  const term = TERM.exec(word);
  const field = term ? fieldOf(term[1] ?? '') : null;
  if (!term || field === null) return { from, to, suggestions: names(word) };
  const start = from + (term[1]?.length ?? 0) + (term[2]?.length ?? 0);
  return { from: start, to, suggestions: values(field, (term[3] ?? '').replace(/^"/, ''), known) };
}

/** Whether a quote was begun and not ended. */
const isOpen = (word: string): boolean => (word.replace(/\\./g, '').split('"').length - 1) % 2 === 1;

function names(begun: string): Suggestion[] {
  const low = begun.toLowerCase();
  const found = Object.entries(fields)
    .filter(([name]) => name.startsWith(low))
    .map(([name, { kind, words, example }]) => ({
      label: example,
      insert: kind === 'header' ? 'header.' : `${name}${kind === 'amount' ? '>' : ':'}`,
      words,
    }));
  const ways = [
    { label: 'or', insert: 'or ', words: 'one of two' },
    { label: 'not', insert: '-', words: 'the opposite: -is:valid' },
  ];
  return low === '' ? found : [...found, ...ways.filter(({ label }) => label.startsWith(low))];
}

function values(field: FieldName, begun: string, known: Known): Suggestion[] {
  const low = begun.toLowerCase();
  return choices(field, known)
    .filter(({ label }) => label.toLowerCase() !== low && label.toLowerCase().includes(low))
    .sort((a, b) => rank(a.label, low) - rank(b.label, low))
    .slice(0, 50);
}

const rank = (label: string, begun: string): number => (label.toLowerCase().startsWith(begun) ? 0 : 1);

const METHODS = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

function choices(field: FieldName, known: Known): Suggestion[] {
  switch (field) {
    case 'is':
      return described(states);
    case 'signature':
      return described(verdicts);
    case 'provider':
      return known.providers.map(({ id, label }) => suggestion(id, label));
    case 'type':
      return known.types.map((type) => suggestion(type, 'an event type'));
    case 'endpoint':
      return known.endpoints.map((slug) => suggestion(slug, slug === '' ? 'the catch-all' : 'an endpoint'));
    case 'method':
      return METHODS.map((method) => suggestion(method, 'an HTTP method'));
    case 'after':
    case 'before':
      return ['10 min ago', '1 h ago', 'today', 'yesterday', '7 d ago'].map((time) =>
        suggestion(time, 'a time'),
      );
    case 'status':
      return ['200', '400', '401', '500'].map((status) => suggestion(status, 'a status'));
    case 'note':
      return [suggestion('*', 'any note')];
    default:
      return [];
  }
}

const described = (table: Readonly<Record<string, string>>): Suggestion[] =>
  Object.entries(table).map(([label, words]) => suggestion(label, words));

const suggestion = (value: string, words: string): Suggestion => ({
  label: value === '' ? '""' : value,
  insert: `${/^[^\s()"]+$/.test(value) ? value : quote(value)} `,
  words,
});

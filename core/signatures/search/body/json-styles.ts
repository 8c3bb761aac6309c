import { type Mistake, mistake } from '../mistake.ts';
import { escapeBeyondAscii, escapeUnits } from './json-strings.ts';

export type LayoutName = 'compact' | 'spaced' | 'two' | 'four' | 'tab';

/** How a serialiser spells what may be spelled in more than one way. */
export interface Style {
  /** Of a text whose strings have no more escapes than they need. */
  readonly spell: (text: string) => string;
  readonly words: string;
  /** The layouts in which a serialiser writes this style when nobody tells it otherwise, the likeliest first. */
  readonly writers: readonly LayoutName[];
  /** Whether it is worth a try with a second change: in every layout, in its likeliest, or not. */
  readonly common: 'every' | 'likeliest' | 'no';
  /** Whether it can make a difference for this body. */
  readonly differs: (body: string) => boolean;
  /** What of it is a mistake of its own beside the new layout. */
  readonly mistakes: (body: string) => Mistake[];
}

const beyondAscii = (body: string): boolean => /[^\0-\x7f]|\\u/.test(body);
const escapeSlashes = (text: string): string => text.replaceAll('/', '\\/');

/** Slashes and characters that stand as they are in the body itself. */
const slashMistake = (body: string): Mistake[] =>
  /(?:^|[^\\])\//.test(body) ? [mistake('body-escaped-slashes', { found: 'escaped (\\/)' })] : [];
const asciiMistake = (body: string): Mistake[] =>
  /[^\0-\x7f]/.test(body) ? [mistake('body-unicode-escapes', { found: 'as \\u escapes' })] : [];

const plain: Style = {
  spell: (text) => text,
  words: '',
  writers: ['compact', 'two', 'four', 'spaced', 'tab'],
  common: 'every',
  differs: () => true,
  mistakes: () => [],
};

const python: Style = {
  spell: (text) => escapeBeyondAscii(text, false),
  words: ", as Python's json.dumps does it",
  writers: ['spaced', 'two', 'four'],
  common: 'likeliest',
  differs: beyondAscii,
  mistakes: asciiMistake,
};

const slashes: Style = {
  spell: escapeSlashes,
  words: '',
  writers: [],
  common: 'no',
  differs: (body) => body.includes('/'),
  mistakes: slashMistake,
};

const php: Style = {
  spell: (text) => escapeBeyondAscii(escapeSlashes(text), false),
  words: ", as PHP's json_encode does it",
  writers: ['compact', 'four'],
  common: 'likeliest',
  differs: (body) => slashes.differs(body) && beyondAscii(body),
  mistakes: (body) => [...slashMistake(body), ...asciiMistake(body)],
};

/** The characters that mean something in HTML. */
const GO = /[<>&\u2028\u2029]/g;
const DOT_NET = /[<>&'`]/g;

const go: Style = {
  spell: (text) => escapeUnits(text, GO, false),
  words: ", as Go's encoding/json does it",
  writers: ['compact', 'two', 'tab'],
  common: 'no',
  differs: (body) => body.search(GO) >= 0 || body.includes('\\u'),
  mistakes: () => [mistake('body-unicode-escapes', { found: 'and <, >, & as \\u escapes' })],
};

const dotNet: Style = {
  spell: (text) => escapeBeyondAscii(escapeUnits(text, DOT_NET, true), true),
  words: ", as .NET's System.Text.Json does it",
  writers: ['compact', 'two'],
  common: 'no',
  differs: (body) => beyondAscii(body) || body.search(DOT_NET) >= 0,
  mistakes: asciiMistake,
};

/** The likeliest first. */
export const styles: readonly Style[] = [plain, python, slashes, php, go, dotNet];

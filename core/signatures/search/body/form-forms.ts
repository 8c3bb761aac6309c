import { decodeField } from '../../form.ts';
import { mistake } from '../mistake.ts';
import type { TextOp } from './op.ts';

/** One way to write a form's field: bytes as characters in, ASCII out. */
interface FieldStyle {
  readonly words: string;
  readonly write: (bytes: string) => string;
}

function percent(safe: RegExp, space: string, upper = true): (bytes: string) => string {
  return (bytes) =>
    bytes.replace(/[\s\S]/g, (byte) => {
      if (byte === ' ') return space;
      if (safe.test(byte)) return byte;
      const digits = byte.charCodeAt(0).toString(16).padStart(2, '0');
      return `%${upper ? digits.toUpperCase() : digits}`;
    });
}

const fieldStyles: readonly FieldStyle[] = [
  { words: 'as URLSearchParams writes it', write: percent(/[A-Za-z0-9*._-]/, '+') },
  { words: 'as encodeURIComponent writes it', write: percent(/[A-Za-z0-9_.!~*'()-]/, '%20') },
  { words: "as Python's urlencode writes it", write: percent(/[A-Za-z0-9_.~-]/, '+') },
  { words: "as PHP's http_build_query writes it", write: percent(/[A-Za-z0-9_.-]/, '+') },
  { words: 'as RFC 3986 has it', write: percent(/[A-Za-z0-9_.~-]/, '%20') },
  { words: 'with lower-case escapes', write: percent(/[A-Za-z0-9_.*-]/, '+', false) },
  { words: 'decoded', write: (bytes) => bytes },
];

type Field = readonly [name: string, value: string | null];

/** The ways to write a form anew, its fields in their order and sorted, and as JSON. */
export function formForms(text: string): TextOp[] {
  const fields = fieldsOf(text);
  const inOrder = fields.toSorted((left, right) => compare(left[0], right[0]));
  const written = fieldStyles.flatMap(({ words, write }) => [
    formOp(`a form, ${words}`, () => writeForm(fields, write)),
    formOp(`a form, its fields sorted, ${words}`, () => writeForm(inOrder, write)),
  ]);
  return [...written, formOp('as JSON', () => asJson(fields))];
}

function formOp(found: string, write: () => string): TextOp {
  return {
    mistakes: [mistake('body-reserialised', { found })],
    apply(text) {
      const changed = write();
      return changed === text ? null : changed;
    },
  };
}

function fieldsOf(text: string): Field[] {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  return bytes.split('&').flatMap((pair): Field[] => {
    if (pair === '') return [];
    const equals = pair.indexOf('=');
    return equals < 0
      ? [[decodeField(pair), null]]
      : [[decodeField(pair.slice(0, equals)), decodeField(pair.slice(equals + 1))]];
  });
}

function writeForm(fields: readonly Field[], write: (bytes: string) => string): string {
  const text = fields
    .map(([name, value]) => (value === null ? write(name) : `${write(name)}=${write(value)}`))
    .join('&');
  return Buffer.from(text, 'latin1').toString('utf8');
}

function asJson(fields: readonly Field[]): string {
  const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
  return JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [utf8(name), utf8(value ?? '')])));
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

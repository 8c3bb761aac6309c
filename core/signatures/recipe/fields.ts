import { isHeaderName } from '../header/name.ts';
import { type Field, malformed, unescapeText } from './text.ts';

/** The fields of a recipe. What is asked for is known; what nobody asked for is refused in the end. */
export class Fields {
  readonly #fields: readonly Field[];
  readonly #asked = new Set<string>();

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
  }

  has(key: string): boolean {
    return this.#fields.some((field) => field.key === key);
  }

  /** With its escapes; null where it is not given. */
  raw(key: string): string | null {
    const [first, second] = this.#all(key);
    if (second !== undefined) throw malformed(`"${key}" is given twice.`);
    return first ?? null;
  }

  /** null where it is not given; an empty value is refused. */
  text(key: string): string | null {
    const raw = this.raw(key);
    if (raw === '') throw malformed(`"${key}" is empty. Leave it out where there is none.`);
    return raw === null ? null : unescapeText(raw);
  }

  texts(key: string): string[] {
    return this.#all(key).map((raw) => {
      if (raw === '') throw malformed(`"${key}" is empty. Leave it out where there is none.`);
      return unescapeText(raw);
    });
  }

  headerName(key: string): string | null {
    const name = this.text(key)?.trim() ?? null;
    if (name !== null && !isHeaderName(name)) throw malformed(`${key} "${name}" is no name of a header.`);
    return name;
  }

  oneOf<const Value extends string>(key: string, values: readonly Value[], otherwise: Value): Value {
    const text = this.text(key)?.trim();
    if (text === undefined) return otherwise;
    const found = values.find((value) => value === text);
    if (found === undefined) throw malformed(`${key} "${text}" is not one of ${values.join(', ')}.`);
    return found;
  }

  refuseRest(): void {
    const unknown = this.#fields.find(({ key }) => !this.#asked.has(key));
    if (unknown) throw malformed(`"${unknown.key}" is not known, or has no meaning beside the rest.`);
  }

  #all(key: string): string[] {
    this.#asked.add(key);
    return this.#fields.filter((field) => field.key === key).map(({ value }) => value);
  }
}

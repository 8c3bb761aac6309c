import type { Section } from './notes.ts';
import type { HandlerPlan, Stretch, TextPart } from './plan.ts';

export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A string's literal in JavaScript and in Python, in ASCII. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  const ascii = escaped.replace(/[^\x20-\x7e]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `'${ascii}'`;
}

/** The lines of comments for a section, then its code. */
export function section(plan: HandlerPlan, of: Section, mark: string, code: readonly string[]): string[] {
  const indent = /^ */.exec(code[0] ?? '')?.[0] ?? '';
  return [...plan.notes(of).map((note) => `${indent}${mark} ${note}`), ...code];
}

/** Text parts put together with an operator. */
export function joinText(
  { parts }: Extract<Stretch, { kind: 'text' }>,
  operator: string,
  write: (part: TextPart) => string,
): string {
  return parts.map(write).join(` ${operator} `);
}

/** Every line, those that are null left out. */
export function lines(...all: readonly (string | readonly string[] | null)[]): string {
  return `${all.flatMap((one) => (one === null ? [] : one)).join('\n')}\n`;
}

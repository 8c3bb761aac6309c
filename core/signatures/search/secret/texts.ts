import { type Mistake, mistake } from '../mistake.ts';

/** A text that may be the secret in place of the one that was given. */
export interface SecretText {
  readonly mistakes: readonly Mistake[];
  readonly text: string;
}

const space = (found: string): Mistake => mistake('secret-whitespace', { found });
const quoted = (found: string): Mistake => mistake('secret-quoted', { found });
const recased = (found: string): Mistake => mistake('secret-case', { found });

const QUOTED = /^(["'`])(.+)\1$/s;

/** The same secret as it may stand in a file, a variable or a form: one change each, the likeliest first. */
export function secretTexts(secret: string): SecretText[] {
  const changes: SecretText[] = [
    ...unspaced(secret),
    ...unquoted(secret),
    { mistakes: [space('with a line break (LF) after it')], text: `${secret}\n` },
    { mistakes: [space('with a line break (CRLF) after it')], text: `${secret}\r\n` },
    { mistakes: [space('with a space after it')], text: `${secret} ` },
    { mistakes: [space('with a space before it')], text: ` ${secret}` },
    { mistakes: [quoted('in double quotes')], text: `"${secret}"` },
    { mistakes: [quoted('in single quotes')], text: `'${secret}'` },
    { mistakes: [recased('in lower case')], text: secret.toLowerCase() },
    { mistakes: [recased('in upper case')], text: secret.toUpperCase() },
  ];
  return changes.filter(({ text }) => text !== secret && text !== '');
}

/** Two changes of the text: what stands around it is taken off in both orders, and what is left is recased. */
export function secretTextPairs(secret: string): SecretText[] {
  const off = [...unspaced(secret), ...unquoted(secret)];
  return off.flatMap((first) =>
    secretTexts(first.text).map((second) => ({
      mistakes: [...first.mistakes, ...second.mistakes],
      text: second.text,
    })),
  );
}

function unspaced(secret: string): SecretText[] {
  return [
    { mistakes: [space('without the white space around it')], text: secret.trim() },
    { mistakes: [space('without the white space in it')], text: secret.replace(/\s+/g, '') },
  ].filter(({ text }) => text !== secret && text !== '');
}

function unquoted(secret: string): SecretText[] {
  const inner = QUOTED.exec(secret)?.[2];
  return inner === undefined ? [] : [{ mistakes: [quoted('without the quotes around it')], text: inner }];
}

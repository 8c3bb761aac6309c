import type { HeaderPair } from '../../../../core/contract/models.ts';
import { isSecretHeader } from '../../../../core/contract/secret-headers.ts';

const LINE = /^([^:]*):[ \t]*(.*?)[ \t]*$/;

/** Headers as they are typed, `Name: value` a line; or the sentence that says what is wrong. */
export function readHeaders(text: string): { headers: HeaderPair[] } | { problem: string } {
  const headers: HeaderPair[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name = '', value = ''] = LINE.exec(line) ?? [];
    if (name.trim() === '') return { problem: `Line ${index + 1} is not “Name: value”, with a colon.` };
    if (value === '' && isSecretHeader(name))
      return {
        problem: `Line ${index + 1}: ${name.trim()} has no value. Values of such headers are not kept: type it again, or take the line out.`,
      };
    headers.push([name.trim(), value]);
  }
  return { headers };
}

/** What may be kept of it: of headers that carry secrets, only the names. */
export function withoutSecrets(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const name = LINE.exec(line)?.[1];
      return name !== undefined && isSecretHeader(name) ? `${name}:` : line;
    })
    .join('\n');
}

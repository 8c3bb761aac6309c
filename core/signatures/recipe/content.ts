import type { Part } from '../scheme.ts';
import { escapeText, inexpressible, malformed } from './text.ts';

/** What a recipe's content can name. */
const named: Readonly<Record<string, Part>> = {
  body: { kind: 'body' },
  timestamp: { kind: 'timestamp' },
  id: { kind: 'id' },
  method: { kind: 'method' },
  url: { kind: 'url', unescape: [] },
  target: { kind: 'target' },
  form: { kind: 'form', unlessUrlHas: null },
};

const TOKEN = /\\([\s\S])|\{([^{}\\]*)\}|([^{}\\]+)|([{}\\])/g;

/** Reads `{timestamp}.{body}`: names in braces, all else as it stands. */
export function parseContent(text: string): Part[] {
  const parts: Part[] = [];
  for (const [, escaped, name, plain, stray] of text.matchAll(TOKEN)) {
    if (stray !== undefined)
      throw malformed(
        `"${text}" has a "${stray}" that is no part of a name. Write \\${stray} for the character.`,
      );
    if (name === undefined) addText(parts, escaped ?? plain ?? '');
    else parts.push(partOf(name));
  }
  if (parts.length === 0) throw malformed('content is empty. Say what is signed, such as content={body}.');
  return parts;
}

function partOf(name: string): Part {
  const part = Object.hasOwn(named, name) ? named[name] : undefined;
  if (part) return part;
  const known = Object.keys(named).map((key) => `{${key}}`);
  throw malformed(`"{${name}}" is not known. content takes ${known.join(', ')}.`);
}

function addText(parts: Part[], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}

/** Throws `recipe-malformed` where a part says more than a recipe can. */
export function formatContent(content: readonly Part[]): string {
  return content
    .map((part) => {
      if (part.kind === 'text') return escapeText(part.text);
      if (
        (part.kind === 'url' && part.unescape.length > 0) ||
        (part.kind === 'form' && part.unlessUrlHas !== null)
      )
        throw inexpressible(`it treats the ${part.kind} in a way of its own.`);
      return `{${part.kind}}`;
    })
    .join('');
}

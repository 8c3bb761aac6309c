import { parseCurl } from '../parse/curl.ts';
import type { ParsedRequest } from '../parse/parsed.ts';
import type { ImportReader } from './exchanged.ts';
import { imported, type Moment } from './imported.ts';
import { Skips } from './skips.ts';

/** A script is read as a whole. Bytes. */
const WHOLE_FILE = 64 * 1024 * 1024;

/** Reads the cURL commands of a script, one or many. */
export function curlReader(moment: Moment): ImportReader {
  const skips = new Skips();
  const pieces: Buffer[] = [];
  let length = 0;
  return {
    skipped: skips,
    push(piece) {
      pieces.push(piece);
      length += piece.length;
      if (length > WHOLE_FILE) throw skips.tooLarge(WHOLE_FILE);
      return [];
    },
    end: () =>
      commandsOf(Buffer.concat(pieces).toString('latin1')).flatMap(({ text, originalAt }) =>
        skips.attempt(() => imported(readCommand(text), { ...moment, originalAt })),
      ),
  };
}

interface Command {
  readonly text: string;
  readonly originalAt: number | null;
}

/** The name that we give each command in its comment. */
const LABEL = /^#[^\n]*, (\d{4}-\d\d-\d\dT[\d:.]+Z)[ \t\r]*$/;
const BEGINS = /[ \t]*(?:(?:\$[ \t]+)?(?:\S*\/)?curl(?:\.exe)?[ \t\\]|printf %s '|#)/y;
/** What may hold a line break or a quote that means nothing: whole quotes, escapes, and a comment at the start of a line. */
const TOKEN = /\$'(?:[^'\\]|\\[\s\S])*'|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|\n|[^'"\\\n$]+|[\s\S]/y;

/** A line break outside of quotes ends a command where another begins behind it; people paste lines without a backslash, too. */
function commandsOf(script: string): Command[] {
  const commands: Command[] = [];
  let originalAt: number | null = null;
  let text = '';
  const finish = (): void => {
    if (text.trim() !== '') {
      commands.push({ text: text.trim(), originalAt });
      originalAt = null;
    }
    text = '';
  };
  let at = 0;
  while (at < script.length) {
    if (begins(script, at)) finish();
    if (atLineStart(script, at) && script[at] === '#') {
      const end = lineEnd(script, at);
      const found = LABEL.exec(script.slice(at, end));
      if (found?.[1] !== undefined) originalAt = Date.parse(found[1]);
      at = end + 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(script)?.[0] ?? script.slice(at);
    text += token;
    at += token.length;
  }
  finish();
  return commands;
}

const atLineStart = (script: string, at: number): boolean => at === 0 || script[at - 1] === '\n';

function begins(script: string, at: number): boolean {
  if (!atLineStart(script, at) || script[at - 2] === '\\') return false;
  BEGINS.lastIndex = at;
  return BEGINS.test(script);
}

function lineEnd(script: string, at: number): number {
  const end = script.indexOf('\n', at);
  return end < 0 ? script.length : end;
}

/** A body that no argument can carry comes through base64, as our own commands write it. */
const PIPED = /^printf %s '([A-Za-z0-9+/=]*)' \| base64 (?:--decode|-d|-D) \| /;

export function readCommand(text: string): ParsedRequest {
  const piped = PIPED.exec(text);
  if (!piped) return parseCurl(Buffer.from(text, 'latin1'));
  const input = Buffer.from(piped[1] ?? '', 'base64');
  return parseCurl(Buffer.from(text.slice(piped[0].length), 'latin1'), input);
}

import { HookglassError } from '../contract/errors.ts';
import type { ImportForm } from '../contract/models.ts';
import { curlReader } from './curl-read.ts';
import { bundleReader, harReader } from './document-read.ts';
import type { ImportedEvent, ImportReader } from './exchanged.ts';
import { httpReader } from './http-file.ts';
import type { Moment } from './imported.ts';
import { jsonLinesReader } from './json-lines.ts';

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** So much of a file tells what it is. Bytes. */
const BEGINNING = 4096;

const readers: Readonly<Record<ImportForm, (moment: Moment) => ImportReader>> = {
  har: harReader,
  bundle: bundleReader,
  json: jsonLinesReader,
  curl: curlReader,
  http: httpReader,
};

export interface FileReader extends ImportReader {
  /** What the file was taken as; null before its first piece. */
  readonly form: ImportForm | null;
}

/** Reads a file of events piece by piece, whichever of the forms it has. */
export function fileReader(moment: Moment): FileReader {
  let beginning: Buffer | null = Buffer.alloc(0);
  let form: ImportForm | null = null;
  let reader: ImportReader | null = null;
  const start = (bytes: Buffer): ImportedEvent[] => {
    const text = withoutMark(bytes);
    beginning = null;
    form = formOf(text.toString('latin1', 0, BEGINNING));
    reader = readers[form](moment);
    return reader.push(text);
  };
  return {
    get form() {
      return form;
    },
    get skipped() {
      return reader?.skipped ?? { count: 0, reason: null };
    },
    push(piece) {
      if (beginning === null) return reader?.push(piece) ?? [];
      beginning = Buffer.concat([beginning, piece]);
      return beginning.length < BEGINNING ? [] : start(beginning);
    },
    end() {
      const first = beginning === null ? [] : start(beginning);
      return [...first, ...(reader?.end() ?? [])];
    },
  };
}

function withoutMark(bytes: Buffer): Buffer {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new HookglassError('import-unreadable', 'The file is UTF-16. Save it as UTF-8.');
  return bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
}

/** By how it begins. A HAR may be written over many lines, an event of ours never is. */
function formOf(beginning: string): ImportForm {
  const start = beginning.trimStart();
  if (/^\{\s*"hookglass"\s*:/.test(start)) return 'bundle';
  if (start.startsWith('{')) return isHar(start) ? 'har' : 'json';
  const first = start.replace(/^(?:#(?!##)[^\n]*\n\s*)+/, '');
  return /^(?:(?:\$[ \t]+)?(?:\S*[/\\])?curl(?:\.exe)?[ \t\\\r\n]|printf %s ')/.test(first) ? 'curl' : 'http';
}

function isHar(start: string): boolean {
  if (/^\{\s*"log"\s*:/.test(start)) return true;
  const [line] = start.split('\n', 1);
  return /"log"\s*:\s*\{/.test(start) && !/"bodyBase64"/.test(line ?? '');
}

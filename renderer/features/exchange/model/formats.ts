import {
  codeFormat,
  type ExportFormat,
  exportFormat,
  type MaskedCount,
} from '../../../../core/contract/exchange-calls.ts';
import { type SnippetTarget, snippetTargets } from '../../../../core/contract/snippets.ts';
import { plural } from '../../../ui/format.ts';

interface FormatWords {
  readonly name: string;
  readonly about: string;
  /** Of the file's name. */
  readonly ending: string;
}

const CODE = 'A program that sends the request';
const codeName = (target: SnippetTarget): string =>
  snippetTargets.find(({ id }) => id === target)?.label ?? target;

export const formatWords: Readonly<Record<ExportFormat, FormatWords>> = {
  curl: { name: 'cURL', about: 'Commands for a shell that send the very requests', ending: 'sh' },
  http: { name: 'HTTP', about: 'The requests as they came, byte for byte', ending: 'http' },
  har: { name: 'HAR 1.2', about: 'For browsers, proxies and other tools', ending: 'har' },
  json: { name: 'JSON lines', about: 'One event a line, with all that is known of it', ending: 'jsonl' },
  bundle: {
    name: 'Evidence',
    about: 'One file with requests, inspections and versions, always masked; another Hookglass opens it',
    ending: 'hookglass',
  },
  vitest: { name: 'vitest test', about: 'Sends the requests to your handler', ending: 'test.mjs' },
  jest: { name: 'jest test', about: 'Sends the requests to your handler', ending: 'test.cjs' },
  pytest: { name: 'pytest test', about: 'Sends the requests to your handler', ending: 'py' },
  'node-fetch': { name: codeName('node-fetch'), about: CODE, ending: 'mjs' },
  'python-requests': { name: codeName('python-requests'), about: CODE, ending: 'py' },
  'php-curl': { name: codeName('php-curl'), about: CODE, ending: 'php' },
  go: { name: codeName('go'), about: CODE, ending: 'go' },
  ruby: { name: codeName('ruby'), about: CODE, ending: 'rb' },
};

/** The forms that so many events can have: a program sends one. */
export function formatsFor(count: number): readonly ExportFormat[] {
  return exportFormat.options.filter((format) => count === 1 || !codeFormat.safeParse(format).success);
}

/** A file's name for one or several events: their running numbers. */
export function exportName(format: ExportFormat, seqs: readonly number[]): string {
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
  const numbers = first === last ? String(first) : `${first}-${last}`;
  const python = format === 'pytest';
  return `${python ? 'test_events_' : seqs.length === 1 ? 'event-' : 'events-'}${python ? numbers.replace('-', '_') : numbers}.${formatWords[format].ending}`;
}

const places: Readonly<Record<MaskedCount['place'], string>> = {
  header: 'Header',
  trailer: 'Trailer',
  query: 'Query parameter',
  path: 'In the path',
  body: 'In the body',
  'reply-header': 'Header of the reply',
  'reply-body': 'In the body of the reply',
};

/** "Header Authorization". */
export function maskedWords({ place, name }: MaskedCount): string {
  return `${places[place]} ${name}`.trim();
}

export const leftOutWords = (count: number): string =>
  `${plural(count, 'event')} of bytes that are no HTTP ${count === 1 ? 'is' : 'are'} left out: no request can be written of ${count === 1 ? 'it' : 'them'}.`;

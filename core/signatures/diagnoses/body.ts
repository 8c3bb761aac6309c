import { after, type Entries } from './entry.ts';

type Code =
  | 'body-reserialised'
  | 'body-trailing-newline'
  | 'body-crlf'
  | 'body-bom'
  | 'body-escaped-slashes'
  | 'body-unicode-escapes'
  | 'body-charset'
  | 'body-empty';

const RAW =
  'Read the body as raw bytes (Express: express.raw; Flask: request.get_data(); PHP: php://input), check the signature on them, and parse only afterwards.';

/** Ways in which the bytes that were signed differ from the bytes that arrived. */
export const bodyEntries: Entries<Code> = {
  'body-reserialised': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the body written anew as JSON${found === undefined ? '' : ` (${found})`}, not the bytes that arrived.`,
    explanation: () =>
      `Someone parsed the JSON and wrote it again: white space, the order of keys or escapes changed on the way. ${RAW}`,
  },
  'body-trailing-newline': {
    severity: 'error',
    summary: ({ found }) => `The signature fits the body ${found ?? 'with its last line break changed'}.`,
    explanation: () =>
      `A line break at the end was added or taken away after signing; editors, echo and templates do that. ${RAW} In a shell use printf '%s' or --data-binary.`,
  },
  'body-crlf': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the body with other line ends${found === undefined ? '' : ` (${found})`}.`,
    explanation: () => `A file that was opened as text, or a repository, turned LF into CRLF or back. ${RAW}`,
  },
  'body-bom': {
    severity: 'error',
    summary: ({ found }) => `The signature fits the body ${found ?? 'with or without its byte order mark'}.`,
    explanation: () =>
      `Three bytes (EF BB BF) before the text were added or taken away. Write UTF-8 without a byte order mark. ${RAW}`,
  },
  'body-escaped-slashes': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the body with its slashes ${found ?? 'escaped (\\/) or not escaped'}.`,
    explanation: () => `PHP's json_encode writes / as \\/ unless JSON_UNESCAPED_SLASHES is given. ${RAW}`,
  },
  'body-unicode-escapes': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the body with its characters beyond ASCII ${found ?? 'written in another way'}.`,
    explanation: () =>
      `They can stand as they are or as \\u escapes. Python's json.dumps and PHP's json_encode escape them, JavaScript's JSON.stringify does not. ${RAW}`,
  },
  'body-charset': {
    severity: 'error',
    summary: ({ found }) =>
      `The signature fits the body read in another character set${found === undefined ? '' : ` (${found})`}.`,
    explanation: () => `The bytes were decoded to text and encoded again on the way to the signature. ${RAW}`,
  },
  'body-empty': {
    severity: 'error',
    summary: ({ reason }) => `The signature fits an empty body.${after(reason)}`,
    explanation: () =>
      `A body parser had read the stream before the signature was computed, or the sender signed before it had a body. ${RAW}`,
  },
};

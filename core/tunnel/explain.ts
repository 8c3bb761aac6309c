import { waitWords } from '../contract/wait-words.ts';
import { codes } from './codes.ts';
import type { Circumstances, Explained, Failure } from './failure.ts';
import { redact } from './redact.ts';

const NGROK = 'connect.ngrok-agent.com:443';
/** An error that has no words here: it may pass, but not for ever. */
const UNKNOWN_TRIES = 5;

interface Words {
  readonly message: string;
  readonly todo: string;
  readonly tries?: number;
}

/** Puts a failure into words: what happened and what to do. The token is in none of them. */
export function explain(given: Failure, circumstances: Circumstances): Explained {
  // First of all: a text that is cut in the middle of a token would still show half of it.
  const failure = 'text' in given ? { ...given, text: redact(given.text, circumstances.token) } : given;
  const code = 'code' in failure ? (failure.code ?? codeIn(failure.text)) : null;
  const known = code !== null && Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (known) {
    const { message, todo, lasting, maybeOurs = false } = known;
    const words = typeof message === 'string' ? message : message(circumstances);
    const tries = lasting ? 1 : Number.POSITIVE_INFINITY;
    return { problem: { code, message: words, todo }, tries, maybeOurs };
  }
  const { message, todo, tries = Number.POSITIVE_INFINITY } = wordsFor(failure, circumstances, code);
  return { problem: { code, message, todo }, tries, maybeOurs: false };
}

/** Some of the SDK's errors have their code in the text only. */
function codeIn(text: string): string | null {
  return /\bERR_NGROK_\d+\b/.exec(text)?.[0] ?? null;
}

function wordsFor(failure: Failure, where: Circumstances, code: string | null): Words {
  const server = where.server ?? NGROK;
  switch (failure.at) {
    case 'load':
      return {
        message: `ngrok's SDK cannot be loaded on this system (${firstLine(failure.text)}).`,
        todo: 'On Windows, install the Visual C++ redistributable. Everything else goes on working, also with a public URL of your own.',
        tries: 1,
      };
    case 'time-out':
      return {
        message: `${server} did not answer within ${waitWords(failure.ms)}.`,
        todo: `${NETWORK} It is tried again by itself.`,
      };
    case 'lost':
      return { message: 'The connection to ngrok ended.', todo: 'It is opened again by itself.' };
    case 'silent':
      return {
        message: 'ngrok gave no sign of life for a while, so the connection was given up.',
        todo: 'It is opened again by itself.',
      };
    case 'renewed':
      return { message: 'The connection is being made anew.', todo: 'There is nothing to do.' };
    case 'stopped':
      return {
        message: `The endpoint was stopped at ngrok, as from its dashboard${said(failure.text)}.`,
        todo: 'Start the tunnel again once that was what you wanted.',
        tries: 1,
      };
    case 'process':
      return {
        message: `The tunnel's own process ended (${failure.text}).`,
        todo: 'It is started again by itself. Everything else goes on working.',
      };
    case 'session':
    case 'endpoint':
      return code === null ? bySdk(failure.text, where, server) : unknownCode(failure.text, code);
  }
}

const NETWORK =
  "Look whether this computer is online, and whether a firewall or proxy keeps it from there: ngrok's SDK goes through no proxy.";

/** What the SDK says without a code: the same few texts for many causes. */
function bySdk(text: string, where: Circumstances, server: string): Words {
  if (/failed to establish tcp connection/.test(text))
    return { message: `${server} cannot be reached.`, todo: `${NETWORK} It is tried again by itself.` };
  if (/tls handshake error/.test(text)) return handshake(where, server);
  if (/invalid server address/.test(text))
    return {
      message: `${server} is no address of a server for ngrok's SDK.`,
      todo: 'Give HOST:PORT with a name or an IPv4 address, or leave it empty for ngrok’s own.',
      tries: 1,
    };
  if (/deserialize rpc response|open muxado stream|transport error|reconnect error/.test(text))
    return {
      message: `${server} ended the connection in the middle of the sign-in.`,
      todo: 'It is tried again by itself.',
    };
  return {
    message: `ngrok's SDK reports: ${firstLine(text)}`,
    todo: 'It is tried a few times. A public URL of your own goes on working.',
    tries: UNKNOWN_TRIES,
  };
}

/** The SDK has one text for a peer that is no TLS, an unknown authority, a wrong name and a wrong clock. */
function handshake({ server: own, ca }: Circumstances, server: string): Words {
  const message = `No trusted TLS connection to ${server} came about: its certificate is not trusted, is for another name, or is not valid at this computer's time, or it speaks no TLS.`;
  if (own === null && ca === null)
    return {
      message,
      todo: "Look at this computer's clock. Where a proxy opens TLS connections, give its authority's certificate (PEM). It is tried again by itself.",
    };
  return {
    message,
    todo: "Look at the server's address, at the certificate of its authority (PEM) that is given, and at this computer's clock.",
    tries: 1,
  };
}

function unknownCode(text: string, code: string): Words {
  const said = text
    .replace(/^failed to (?:connect session|start listener): /, '')
    .replace(/\s*error_code: ERR_NGROK_\d+\s*$/, '');
  return {
    message: `ngrok refuses: ${oneLine(said)}`,
    todo: `https://ngrok.com/docs/errors/${code.toLowerCase()} says more. It is tried a few times.`,
    tries: UNKNOWN_TRIES,
  };
}

const said = (text: string): string => (text.trim() === '' ? '' : ` (“${oneLine(text)}”)`);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 400);
const firstLine = (text: string): string => oneLine(text.split('\n')[0] ?? '').slice(0, 200);

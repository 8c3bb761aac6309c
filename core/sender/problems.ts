import { errors } from 'undici';
import type { AttemptProblem, AttemptProblemCode } from '../contract/attempts.ts';
import { type Course, receivedBytes } from './course.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import type { Place } from './target.ts';
import { tlsProblem } from './tls-problems.ts';

/** The code of a system's, TLS's or undici's error; that of the first where several addresses were tried. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'errors' in error && Array.isArray(error.errors) ? errorCode(error.errors[0]) : '';
}

const problem = (code: AttemptProblemCode, message: string): AttemptProblem => ({ code, message });

/** Says in words what went wrong between us and a place. */
export function problemOf(error: unknown, course: Course, place: Place): AttemptProblem {
  const code = errorCode(error instanceof errors.SocketError ? (course.socketError ?? error) : error);
  const name = place.authority;
  // undici leaves the parser's errors without a code.
  if (error instanceof errors.HTTPParserError) return problem('bad-response', garbageSentence(course, name));
  return (
    tlsProblem(code, place) ??
    openingProblem(code, name) ??
    answerProblem(code, course, name) ??
    problem('send-failed', `The message could not be sent to ${name} (${code || 'no code'}).`)
  );
}

function openingProblem(code: string, name: string): AttemptProblem | null {
  switch (code) {
    case 'ECONNREFUSED':
    case 'EADDRNOTAVAIL':
      return problem(
        'target-refused',
        `Nothing accepts connections at ${name}. Start the handler, or check the port.`,
      );
    case 'ENOTFOUND':
      return problem('target-not-found', `There is no host of the name in ${name}. Check its spelling.`);
    case 'EAI_AGAIN':
      return problem(
        'target-not-found',
        `The name in ${name} could not be looked up: no name server answered. Check the network.`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
      return problem(
        'target-unreachable',
        `No route leads to ${name} from this computer. Check the network.`,
      );
    case 'ETIMEDOUT':
      return problem('target-timeout', `${name} did not answer the opening of a connection.`);
    default:
      return null;
  }
}

function answerProblem(code: string, course: Course, name: string): AttemptProblem | null {
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return problem(
      'bad-response',
      `The headers of the answer are larger than ${MAX_HEADER_BYTES / 1024} KB; they were not read.`,
    );
  if (['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(code))
    return problem('target-reset', brokenSentence(course, name, 'reset the connection'));
  if (['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'].includes(code))
    return isSwitch(course)
      ? problem('bad-response', `${name} answered with a 1xx status that nothing asked for.`)
      : problem('target-reset', brokenSentence(course, name, 'closed the connection'));
  return null;
}

/** undici gives up at 100 and 101 with the same error as at a connection that was closed. */
const isSwitch = (course: Course): boolean =>
  /^HTTP\/1\.\d 10[01]/.test(receivedBytes(course).toString('latin1', 0, 12));

function brokenSentence(course: Course, name: string, what: string): string {
  if (course.phase === 'tls') return `${name} ${what} during the TLS handshake.`;
  return course.firstByteAt === null
    ? `${name} ${what} without an answer.`
    : `${name} ${what} before its answer was whole.`;
}

/** First bytes of a TLS record: an alert or a handshake, and the major version 3. */
const isTls = ([type, version]: Uint8Array): boolean => (type === 0x15 || type === 0x16) && version === 3;

function garbageSentence(course: Course, name: string): string {
  if (isTls(receivedBytes(course))) return `${name} speaks TLS. Use https:// in the URL.`;
  return `What ${name} answered is no HTTP/1.1. Check that an HTTP server listens on this port.`;
}

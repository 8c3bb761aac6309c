import { type CurlMessage, curlCommand } from '../compose/curl.ts';
import type { SnippetTarget } from '../contract/snippets.ts';
import { goSnippet } from './snippets/go.ts';
import { nodeSnippet } from './snippets/node.ts';
import { phpSnippet } from './snippets/php.ts';
import { pythonSnippet } from './snippets/python.ts';
import { readyFor } from './snippets/ready.ts';
import { rubySnippet } from './snippets/ruby.ts';

/** Method, whole URL, header pairs (latin-1, as they are captured and sent) and the bytes of the body. */
export type SnippetMessage = CurlMessage;

const writers: Readonly<Record<SnippetTarget, (message: SnippetMessage) => string>> = {
  curl: curlCommand,
  'node-fetch': (message) => nodeSnippet(readyFor(message)),
  'python-requests': (message) => pythonSnippet(readyFor(message)),
  'php-curl': (message) => phpSnippet(readyFor(message)),
  go: (message) => goSnippet(readyFor(message)),
  ruby: (message) => rubySnippet(readyFor(message)),
};

/**
 * The request as a program that sends it: method, URL, headers, and every byte of the body, so that a signature still fits. Headers
 * that a client writes itself (length, framing, connection, the URL's own host) are left to it; a header that stands twice is sent
 * as one with a comma between its values (RFC 9110, section 5.3), where the client knows no other way. What is secret must have
 * been masked before.
 */
export function snippet(target: SnippetTarget, message: SnippetMessage): string {
  return writers[target](message);
}

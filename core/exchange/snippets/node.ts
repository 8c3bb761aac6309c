import { quoted } from './literal.ts';
import { joined, type NamedValues, type Ready } from './ready.ts';

/** For Node 18 or later, as an ES module. */
export function nodeSnippet({ method, url, headers, body }: Ready): string {
  const ownHost = headers.some(isHost);
  const sendable = headers.filter((header) => !isHost(header));
  const bodyless = method === 'GET' || method === 'HEAD';
  const content =
    body.kind === 'bytes'
      ? `Buffer.from("${body.base64}", "base64")`
      : body.kind === 'text'
        ? quoted(body.text)
        : null;
  return [
    ...(bodyless && content !== null ? [`// fetch sends no body with ${method}: it is left out here.`] : []),
    ...(ownHost ? ['// fetch takes the host from the URL: the header Host is left out here.'] : []),
    `const answer = await fetch(${quoted(url)}, {`,
    `  method: ${quoted(method)},`,
    ...(sendable.length === 0
      ? []
      : [
          '  headers: {',
          ...sendable.map((header) => `    ${quoted(header.name)}: ${quoted(joined(header))},`),
          '  },',
        ]),
    ...(content === null || bodyless ? [] : [`  body: ${content},`]),
    '});',
    'console.log(answer.status, await answer.text());',
    '',
  ].join('\n');
}

const isHost = ({ name }: NamedValues): boolean => name.toLowerCase() === 'host';

import { quoted } from './literal.ts';
import { joined, type Ready } from './ready.ts';

export function pythonSnippet({ method, url, headers, body }: Ready): string {
  return [
    ...(body.kind === 'bytes' ? ['import base64', ''] : []),
    'import requests',
    '',
    'answer = requests.request(',
    `    ${quoted(method)},`,
    `    ${quoted(url)},`,
    ...(headers.length === 0
      ? []
      : [
          '    headers={',
          ...headers.map((header) => `        ${quoted(header.name)}: ${quoted(joined(header))},`),
          '    },',
        ]),
    ...(body.kind === 'text' ? [`    data=${quoted(body.text)}.encode("utf-8"),`] : []),
    ...(body.kind === 'bytes' ? [`    data=base64.b64decode("${body.base64}"),`] : []),
    ')',
    'print(answer.status_code, answer.text)',
    '',
  ].join('\n');
}

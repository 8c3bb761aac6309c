import { quoted, quotedLatin1 } from './literal.ts';
import type { Ready } from './ready.ts';

const VARIABLES = '$';

/** With PHP's own cURL, which writes each header as it is given. */
export function phpSnippet({ method, url, headers, body, typed }: Ready): string {
  const lines = headers.flatMap(({ name, values }) =>
    // Behind a colon with nothing after it cURL would leave the header out.
    values.map((value) => quotedLatin1(value === '' ? `${name};` : `${name}: ${value}`, VARIABLES)),
  );
  // cURL would call it a form.
  if (body.kind !== 'none' && !typed) lines.push('"Content-Type:"');
  return [
    '<?php',
    `$request = curl_init(${quoted(url, VARIABLES)});`,
    'curl_setopt_array($request, [',
    `    CURLOPT_CUSTOMREQUEST => ${quoted(method, VARIABLES)},`,
    ...(method === 'HEAD' ? ['    CURLOPT_NOBODY => true,'] : []),
    ...(lines.length === 0
      ? []
      : ['    CURLOPT_HTTPHEADER => [', ...lines.map((line) => `        ${line},`), '    ],']),
    ...(body.kind === 'text' ? [`    CURLOPT_POSTFIELDS => ${quoted(body.text, VARIABLES)},`] : []),
    ...(body.kind === 'bytes' ? [`    CURLOPT_POSTFIELDS => base64_decode("${body.base64}"),`] : []),
    '    CURLOPT_RETURNTRANSFER => true,',
    ']);',
    '$answer = curl_exec($request);',
    'echo curl_getinfo($request, CURLINFO_RESPONSE_CODE), " ", $answer, "\\n";',
    '',
  ].join('\n');
}

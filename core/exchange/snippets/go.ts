import { quoted, quotedLatin1 } from './literal.ts';
import type { Ready } from './ready.ts';

export function goSnippet({ method, url, headers, body }: Ready): string {
  const imports = ['fmt', 'io', 'net/http', ...(body.kind === 'none' ? [] : ['bytes'])].concat(
    body.kind === 'bytes' ? ['encoding/base64'] : [],
  );
  const fails = ['\tif err != nil {', '\t\tpanic(err)', '\t}'];
  return [
    'package main',
    '',
    'import (',
    ...imports.sort().map((name) => `\t"${name}"`),
    ')',
    '',
    'func main() {',
    ...(body.kind === 'text' ? [`\tbody := []byte(${quoted(body.text)})`] : []),
    ...(body.kind === 'bytes'
      ? [`\tbody, err := base64.StdEncoding.DecodeString("${body.base64}")`, ...fails]
      : []),
    `\trequest, err := http.NewRequest(${quoted(method)}, ${quoted(url)}, ${
      body.kind === 'none' ? 'nil' : 'bytes.NewReader(body)'
    })`,
    ...fails,
    ...headers.flatMap(({ name, values }) =>
      values.map((value) =>
        // Go takes the host from a field of its own.
        name.toLowerCase() === 'host'
          ? `\trequest.Host = ${quotedLatin1(value)}`
          : `\trequest.Header.Add(${quoted(name)}, ${quotedLatin1(value)})`,
      ),
    ),
    '\tanswer, err := http.DefaultClient.Do(request)',
    ...fails,
    '\tdefer answer.Body.Close()',
    '\ttext, err := io.ReadAll(answer.Body)',
    ...fails,
    '\tfmt.Println(answer.Status, string(text))',
    '}',
    '',
  ].join('\n');
}

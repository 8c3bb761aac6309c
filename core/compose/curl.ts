import type { HeaderPair } from '../contract/models.ts';

/** Single quotes keep every byte for a POSIX shell but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A cURL command for a POSIX shell that sends the body as it stands (`--data-raw` strips nothing that JSON carries). */
export function curlCommand(url: string, headers: readonly HeaderPair[], body: string): string {
  const lines = headers.map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`);
  return [`curl ${quote(url)}`, ...lines, `--data-raw ${quote(body)}`].join(' \\\n  ');
}

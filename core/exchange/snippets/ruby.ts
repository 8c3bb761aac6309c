import { quoted, quotedLatin1 } from './literal.ts';
import { joined, type Ready } from './ready.ts';

/** `#` begins an interpolation. */
const INTERPOLATION = '#';

export function rubySnippet({ method, url, headers, body }: Ready): string {
  const sends = body.kind !== 'none';
  const answers = method !== 'HEAD';
  return [
    'require "net/http"',
    '',
    `uri = URI(${quoted(url, INTERPOLATION)})`,
    `request = Net::HTTPGenericRequest.new(${quoted(method, INTERPOLATION)}, ${sends}, ${answers}, uri)`,
    ...headers.map(
      (header) =>
        `request[${quoted(header.name, INTERPOLATION)}] = ${quotedLatin1(joined(header), INTERPOLATION)}`,
    ),
    ...(body.kind === 'text' ? [`request.body = ${quoted(body.text, INTERPOLATION)}`] : []),
    ...(body.kind === 'bytes' ? [`request.body = "${body.base64}".unpack1("m")`] : []),
    'answer = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|',
    '  http.request(request)',
    'end',
    'puts "#{answer.code} #{answer.body}"',
    '',
  ].join('\n');
}

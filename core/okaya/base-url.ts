import { okayaError } from './failures.ts';

/** The API's address as it is kept: an origin, maybe with a path, without a slash at its end. Throws at its field. */
export function checkBaseUrl(text: string): string {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw okayaError('baseUrl', 'Give the whole URL of the API, such as https://api.okaya.me.');
  if (url.username !== '' || url.password !== '')
    throw okayaError('baseUrl', 'The API takes a key and no name and password: leave them out of the URL.');
  if (url.search !== '' || url.hash !== '')
    throw okayaError('baseUrl', 'The base URL ends before "?" and "#": paths are put behind it.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw okayaError('baseUrl', 'Over http:// the API key could be read by others on the way. Use https://.');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '[::1]';
}

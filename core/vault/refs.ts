/** ngrok's token. */
export const TUNNEL_TOKEN = 'tunnel/ngrok/token';

/** Which of an endpoint's two secrets. */
export type WhichSecret = 'current' | 'previous';

/** Where an endpoint's secret stands; `''` is the catch-all. */
export function endpointSecret(slug: string, which: WhichSecret): string {
  return `endpoint/${slug}/${which}`;
}

/** Where the API key of an account at Okaya stands. */
export function okayaKey(account: number): string {
  return `okaya/${account}/api-key`;
}

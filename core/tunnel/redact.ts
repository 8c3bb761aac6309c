/** What ngrok's tokens look like: two long words, joined by an underscore. */
const TOKEN = /\b[A-Za-z0-9]{18,}_[A-Za-z0-9]{12,}\b/g;
const HIDDEN = '(the token)';

/** ngrok's service repeats the token in its errors. `text` without it, and without what looks like another. */
export function redact(text: string, token: string): string {
  const known = [token, token.trim()].filter((one) => one !== '');
  return known.reduce((shown, one) => shown.replaceAll(one, HIDDEN), text).replace(TOKEN, HIDDEN);
}

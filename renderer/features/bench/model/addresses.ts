import { addressOf } from './recognise.ts';

/** Addresses that the sender may have known this request by, the likeliest first. */
export function knownUrls(requestText: string, receiverUrl: string | null): string[] {
  const address = addressOf(requestText);
  if (!address) return [];
  const { target, host } = address;
  const local = receiverUrl === null ? null : new URL(receiverUrl).host;
  const urls = [
    // What came through a tunnel or a proxy carries the public host, and the public side is TLS nearly always.
    host !== null && host !== local ? `https://${host}${target}` : null,
    receiverUrl === null ? null : `${receiverUrl}${target}`,
  ];
  return urls.filter((url) => url !== null);
}

/** An ISO 8601 time as the engine takes it, or the sentence that says what is wrong. Empty is none. */
export function readArrival(text: string): { now: string | null } | { problem: string } {
  const typed = text.trim();
  if (typed === '') return { now: null };
  const time = /^\d{4}-\d\d-\d\d([T ]|$)/.test(typed) ? Date.parse(typed) : Number.NaN;
  if (Number.isNaN(time)) return { problem: 'Write the time as 2026-11-22T12:41:07Z, or leave it empty.' };
  return { now: new Date(time).toISOString() };
}

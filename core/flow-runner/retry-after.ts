import { headerValue } from '../inspect/record.ts';
import type { ReceivedResponse } from '../sender/attempt.ts';

/** RFC 9110 §10.2.3: seconds, or a date. Milliseconds from `now`; null where the answer has none that can be read. */
export function retryAfterMs(response: ReceivedResponse | null, now: number): number | null {
  const value = response && headerValue(response.headers, 'retry-after')?.trim();
  if (!value) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

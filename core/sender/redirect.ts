import type { AttemptRemark } from '../contract/attempts.ts';
import type { ReceivedResponse } from './attempt.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A provider follows no redirect, so the answer stands as it is; where it wanted to lead is worth saying. */
export function redirectRemark({ status, headers }: ReceivedResponse): AttemptRemark | null {
  if (!REDIRECTS.has(status)) return null;
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  const where = location === undefined ? 'without saying where to' : `to ${location.slice(0, 200)}`;
  return {
    code: 'redirect',
    message: `The target redirects ${where}. It was not followed: to a webhook a redirect is no success (Standard Webhooks). Use the address that answers itself.`,
  };
}

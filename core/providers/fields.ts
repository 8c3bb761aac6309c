import { z } from 'zod';

/**
 * Kinds of fields that several documents share. A format's `error` says what was expected, in words: issues are made
 * of it.
 */
export const uuid = () => z.uuid({ error: 'a UUID' });

/** A string that begins with a provider's own prefix. */
export const prefixed = (prefix: string) =>
  z.string().startsWith(prefix, { error: `a string that starts with "${prefix}"` });

/** ISO 8601 with an offset, with or without milliseconds, the offset with or without a colon. */
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/;

export const dateTime = () =>
  z.string().regex(WITH_OFFSET, {
    error:
      'a date and time with its offset, such as 2021-09-14T15:55:12+00:00 (a local time names no moment)',
  });

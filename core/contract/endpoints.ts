import { z } from 'zod';
import { forwarding } from './forwarding.ts';
import { answering } from './replies.ts';

/** One step of a path; the endpoint takes it and all below it. */
export const SLUG = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;

/** The catch-all's slug: it takes every path that no other endpoint takes, and is always there. */
export const CATCH_ALL = '';

/** What a scheme asks of its endpoint; null where it asks nothing, or its default stands. */
export const schemeOptions = z.strictObject({
  /** `header-token`: the header that carries the secret. */
  headerName: z.string().max(200).nullable().default(null),
  /** `hmac`: its recipe, as on the command line. */
  recipe: z.string().max(2_000).nullable().default(null),
  /** Schemes that sign the URL: the endpoint's own, as the sender knows it, without query. */
  publicUrl: z.string().max(2_000).nullable().default(null),
});
export type SchemeOptions = z.infer<typeof schemeOptions>;

export const noOptions: SchemeOptions = schemeOptions.parse({});

/** What the user says of an endpoint. Strings are judged by the engine, so that an error can name its field. */
export const endpointSettings = z.strictObject({
  slug: z.string().max(200),
  /** null leaves it to detection. */
  provider: z.string().max(200).nullable(),
  /** null takes the scheme that the provider documents. */
  scheme: z.string().max(200).nullable(),
  options: schemeOptions,
  /** Answers 401 where a signature is wrong or missing, instead of 200. */
  rejectBadSignature: z.boolean(),
});
export type EndpointSettings = z.infer<typeof endpointSettings>;

/** `unreadable`: it is stored, but this system cannot decrypt it. */
export const secretStatus = z.enum(['set', 'not-set', 'unreadable']);
export type SecretStatus = z.infer<typeof secretStatus>;

export const endpointInfo = endpointSettings.extend({
  answering,
  forwarding,
  /** Given on the command line for this run: not stored, and not to be changed. */
  given: z.boolean(),
  secrets: z.object({ current: secretStatus, previous: secretStatus }),
});
export type EndpointInfo = z.infer<typeof endpointInfo>;

/** The fields of an endpoint that an error can name. */
export type EndpointField = 'slug' | 'provider' | 'scheme' | keyof SchemeOptions | 'secret';

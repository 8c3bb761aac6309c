import { HookglassError } from '../contract/errors.ts';
import type { Scheme } from './scheme.ts';
import { github, intercom, meetinglawyers, meta, shopify } from './schemes/body-only.ts';
import { discord, headerToken, hmac } from './schemes/others.ts';
import { standardWebhooks, svix } from './schemes/standard-webhooks.ts';
import { paddle, slack, stripe, zendesk } from './schemes/timed.ts';
import { hubspotV3, square, twilio } from './schemes/with-url.ts';

/** Every scheme by name, as `hookglass schemes` lists them. */
export const schemes: readonly Scheme[] = [
  standardWebhooks,
  svix,
  stripe,
  github,
  slack,
  shopify,
  twilio,
  square,
  paddle,
  hubspotV3,
  zendesk,
  intercom,
  discord,
  meta,
  meetinglawyers,
  headerToken(),
  hmac,
];

export function findScheme(id: string): Scheme | undefined {
  return schemes.find((scheme) => scheme.id === id);
}

/** Throws `scheme-not-found`, with the names that there are. */
export function requireScheme(id: string): Scheme {
  const scheme = findScheme(id);
  if (scheme) return scheme;
  const known = schemes.map((candidate) => candidate.id).join(', ');
  throw new HookglassError('scheme-not-found', `There is no signature scheme "${id}". Known are: ${known}.`);
}

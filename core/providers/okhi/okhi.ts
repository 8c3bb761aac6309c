import { isObject } from '../../contract/is-object.ts';
import { okhiDelivery } from '../../delivery/policies.ts';
import { headerToken } from '../../signatures/schemes/others.ts';
import type { Classification, Provider, RequestView, Signing } from '../provider.ts';
import { addressVerification, addressVerificationLife } from './flow.ts';
import { bidLegacy, legacyType } from './legacy.ts';
import { notes } from './notes.ts';
import { v2Source } from './sources.ts';
import { bidV2, classifyV2, v2Types } from './v2.ts';
import { bidV3, classifyV3, v3Types } from './v3.ts';

function detect({ json, headers }: RequestView): number {
  const byBody = isObject(json) ? Math.max(bidV2(json), bidV3(json), bidLegacy(json)) : 0;
  if (byBody > 0) return byBody;
  // The header is only the sample's own, but nobody else documents it.
  return headers.some(([name]) => name.toLowerCase() === 'okhi-authorization') ? 20 : 0;
}

/** Three generations of one webhook; a body that shows no other is held against v2. */
function classify(body: unknown): Classification {
  if (isObject(body) && !Object.hasOwn(body, 'v2')) {
    if (bidV3(body) > 0) return classifyV3(body);
    if (bidLegacy(body) > 0) return { kind: 'type', eventType: legacyType.id };
  }
  return classifyV2(body);
}

const token = headerToken();
const inOwnHeader = [...v2Types, legacyType].map(({ id }) => id);

/**
 * v2 and before are secured by a header of the customer's own; v3 has a signature that no document at hand describes.
 * A type that is unknown can only be one of v3, which alone names its types.
 */
function signing(eventType: string | null): Signing {
  return eventType === null || inOwnHeader.includes(eventType) ? token : 'not-documented';
}

export const okhi: Provider = {
  id: 'okhi',
  label: 'OkHi',
  badge: { text: 'Hi', dark: '#18b48c', light: '#0a7d60' },
  docs: v2Source.url,
  notes,
  eventTypes: [...v2Types, ...v3Types, legacyType],
  detect,
  classify,
  signing,
  undocumentedFields:
    'OkHi sends extra data that its document does not name and says that these fields will be deprecated: do not rely on them.',
  delivery: okhiDelivery,
  flows: [addressVerification],
  lifecycle: addressVerificationLife,
  templatesDir: null,
  // v2 names no type: its status says which event it is.
  typePlaces: ['/v2/verification_status', '/event_type', '/verification_profile/result/status'],
  exampleHeaders: [
    ['Content-Type', 'application/json'],
    ['okhi-authorization', 'N2Y2YzQzOGUtNGRkZS00ZDkzLTllZmItN2JmYmYwMjE3OTI5'],
  ],
};

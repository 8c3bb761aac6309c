import { CATCH_ALL } from '../../../core/contract/endpoints.ts';

const PAGE = '#/settings/endpoints';
/** Neither can be a slug. */
const EVERY = '*';
const NEW = '+';

/** The address of an endpoint's settings; null is a new one's. */
export function endpointAddress(slug: string | null): string {
  if (slug === null) return `${PAGE}/${NEW}`;
  return `${PAGE}/${slug === CATCH_ALL ? EVERY : slug}`;
}

/** The endpoint that the address names; null is a new one. Where it names none, the catch-all. */
export function endpointOfAddress(step: string | null): string | null {
  if (step === NEW) return null;
  return step === null || step === EVERY ? CATCH_ALL : step;
}

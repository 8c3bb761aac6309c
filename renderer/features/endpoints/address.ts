import { CATCH_ALL } from '../../../core/contract/endpoints.ts';
import { withoutRow } from '../settings/frame/rows.ts';

const PAGE = '#/settings/endpoints';
/** Neither can be a slug. */
const EVERY = '*';
const NEW = '+';

/** The address of an endpoint's settings; null is a new one's. */
export function endpointAddress(slug: string | null): string {
  if (slug === null) return `${PAGE}/${NEW}`;
  return `${PAGE}/${slug === CATCH_ALL ? EVERY : slug}`;
}

/** The endpoint that an address's steps name after the page; null is a new one. Where they name none, the catch-all. */
export function endpointOfAddress(path: readonly string[]): string | null {
  const [step = EVERY] = withoutRow(path).slice(1);
  if (step === NEW) return null;
  return step === EVERY ? CATCH_ALL : step;
}

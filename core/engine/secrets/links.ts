import { readFact } from '../../store/facts.ts';
import { readRef } from '../../vault/refs.ts';
import type { EndpointWork } from '../endpoint-handlers.ts';
import type { Endpoints } from '../endpoints.ts';
import type { OkayaWork } from '../okaya/handlers.ts';
import { readDesk } from '../simulator/kept-handlers.ts';
import type { Storage } from '../storage.ts';
import type { TunnelWork } from '../tunnel/handlers.ts';
import type { SecretParts } from './handlers.ts';

interface Features {
  readonly storage: Storage;
  readonly endpoints: Endpoints;
  readonly endpointWork: Pick<EndpointWork, 'secretsChanged'>;
  readonly tunnel: Pick<TunnelWork, 'tokenChanged'>;
  readonly okayaWork: Pick<OkayaWork, 'accounts' | 'keysChanged'>;
}

type Links = Pick<SecretParts, 'users' | 'drafts' | 'taken' | 'hasArrivals'>;

/** What ties secrets to the features that use them. */
export function secretLinks({ storage, endpoints, endpointWork, tunnel, okayaWork }: Features): Links {
  const { database, drafts, writer } = storage;
  const first = writer.lastSeq;
  return {
    drafts,
    users: {
      ...{ endpoints: endpoints.list, accounts: okayaWork.accounts, drafts: drafts.list },
      desk: () => readDesk(readFact(database, 'simulator-desk')),
    },
    hasArrivals: () => writer.lastSeq > first,
    taken(refs, judge) {
      const places = refs.map(readRef).filter((place) => place !== null);
      const slugs = places.flatMap((place) => (place.kind === 'endpoint' ? [place.slug] : []));
      if (slugs.length > 0) endpointWork.secretsChanged([...new Set(slugs)], judge);
      if (places.some(({ kind }) => kind === 'tunnel')) tunnel.tokenChanged();
      if (places.some(({ kind }) => kind === 'okaya')) okayaWork.keysChanged();
    },
  };
}

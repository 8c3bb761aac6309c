import type { EndpointInfo } from '../../contract/endpoints.ts';
import type { OkayaAccount } from '../../contract/okaya.ts';
import type { SecretInfo, SecretUser } from '../../contract/secrets.ts';
import type { Desk, SavedDraft } from '../../contract/simulator-calls.ts';
import { readRef, type SecretPlace } from '../../vault/refs.ts';
import type { TrackedVault } from './tracked-vault.ts';

/** What is known of who uses secrets. */
export interface SecretUsers {
  readonly endpoints: () => readonly EndpointInfo[];
  readonly accounts: () => readonly OkayaAccount[];
  readonly drafts: () => readonly SavedDraft[];
  readonly desk: () => Desk | null;
}

/** All secrets that can be listed: those that wait for an undo are not among them. By kind and name. */
export function listSecrets(vault: TrackedVault, users: SecretUsers): SecretInfo[] {
  const known = {
    endpoints: users.endpoints(),
    accounts: users.accounts(),
    drafts: users.drafts(),
    desk: users.desk(),
  };
  return vault
    .refs()
    .flatMap((ref) => {
      const place = readRef(ref);
      return place === null ? [] : [infoOf(ref, place, vault, known)];
    })
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.ref.localeCompare(b.ref));
}

const kinds = ['named', 'endpoint', 'tunnel', 'okaya'] as const;
const rank = ({ kind }: SecretInfo): number => kinds.indexOf(kind);

interface Known {
  readonly endpoints: readonly EndpointInfo[];
  readonly accounts: readonly OkayaAccount[];
  readonly drafts: readonly SavedDraft[];
  readonly desk: Desk | null;
}

function infoOf(ref: string, place: SecretPlace, vault: TrackedVault, known: Known): SecretInfo {
  const { setAt, usedAt } = vault.times(ref);
  return {
    ref,
    kind: place.kind,
    name: nameOf(place, known),
    which: place.kind === 'endpoint' ? place.which : null,
    status: vault.status(ref),
    usedBy: [...owners(place, known), ...borrowers(ref, known)],
    setAt: iso(setAt),
    usedAt: iso(usedAt),
  };
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function nameOf(place: SecretPlace, { accounts }: Known): string {
  if (place.kind === 'named') return place.name;
  if (place.kind === 'endpoint') return place.slug;
  if (place.kind === 'tunnel') return '';
  return accounts.find(({ id }) => id === place.account)?.name ?? String(place.account);
}

/** Whose secret it is, where that is still there. */
function owners(place: SecretPlace, { endpoints, accounts }: Known): SecretUser[] {
  if (place.kind === 'named') return [];
  if (place.kind === 'tunnel') return [{ what: 'tunnel', name: '' }];
  if (place.kind === 'endpoint')
    return endpoints
      .filter(({ slug }) => slug === place.slug)
      .map(({ slug }) => ({ what: 'endpoint', name: slug }));
  return accounts.filter(({ id }) => id === place.account).map(({ name }) => ({ what: 'account', name }));
}

/** Who signs with it. */
function borrowers(ref: string, { drafts, desk }: Known): SecretUser[] {
  return [
    ...drafts
      .filter(({ draft }) => draft.secretRef === ref)
      .map(({ name }) => ({ what: 'draft', name }) as const),
    ...(desk?.draft.secretRef === ref ? [{ what: 'simulator', name: '' } as const] : []),
  ];
}

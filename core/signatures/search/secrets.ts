/** What the search may try as the secret. None of it ever leaves the search but the name of an endpoint. */
export interface SearchSecrets {
  readonly current: string;
  readonly previous: string | null;
  readonly others: readonly NamedSecret[];
}

/** A secret of another endpoint, and that endpoint's name. */
export interface NamedSecret {
  readonly name: string;
  readonly secret: string;
}

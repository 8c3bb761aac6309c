/**
 * The endpoints, the catch-all (`''`) among them from the start. Their secrets are the vault's. One that was removed stays
 * as a row with `removed_at` until nobody can undo it any more.
 */
export const endpoints = `
  CREATE TABLE endpoints (
    slug TEXT PRIMARY KEY,
    provider TEXT,
    scheme TEXT,
    scheme_options TEXT NOT NULL DEFAULT '{}',
    reject_bad_signature INTEGER NOT NULL DEFAULT 0 CHECK (reject_bad_signature IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER CHECK (removed_at IS NULL OR slug <> '')
  ) STRICT, WITHOUT ROWID;

  INSERT INTO endpoints (slug, created_at, updated_at) VALUES ('', unixepoch() * 1000, unixepoch() * 1000);
`;

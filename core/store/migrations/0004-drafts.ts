/**
 * What the user keeps for the Simulator. A draft names a secret and never holds one. One that was removed stays as a row with
 * `removed_at` until nobody can undo it any more.
 */
export const drafts = `
  CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folder TEXT NOT NULL,
    draft TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;

  CREATE TABLE environments (
    name TEXT PRIMARY KEY,
    variables TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

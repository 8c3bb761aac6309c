/**
 * Events of an import that is being written are hidden as a removal is, until all of them are there; what is left of one after a death
 * is purged.
 */
export const importing = `
  ALTER TABLE removals ADD COLUMN importing INTEGER NOT NULL DEFAULT 0 CHECK (importing IN (0, 1));
`;

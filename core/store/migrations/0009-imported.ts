/**
 * Which events came from a file, as what it was read, and when they first came, where it tells. Their running numbers and their
 * `received_at` are those of the import.
 */
export const importedEvents = `
  CREATE TABLE imported (
    seq INTEGER PRIMARY KEY REFERENCES requests (seq) ON DELETE CASCADE,
    form TEXT NOT NULL,
    original_at INTEGER
  ) STRICT;
`;

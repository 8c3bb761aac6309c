/**
 * The first history. A request is written once and never again. What we found out about it and what we answered stand
 * beside it (`outcomes`), so that an inspection can be made anew without touching the request. Most requests share the
 * same few inspections and replies: each of those is written once and named from then on.
 */
export const requests = `
  CREATE TABLE history (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE requests (
    seq INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    query TEXT,
    http_version TEXT NOT NULL,
    remote_address TEXT,
    endpoint TEXT,
    capture TEXT NOT NULL DEFAULT 'complete',
    capture_note TEXT,
    headers TEXT NOT NULL,
    trailers TEXT NOT NULL DEFAULT '[]',
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE inspections (
    id INTEGER PRIMARY KEY,
    rules_version INTEGER NOT NULL,
    provider TEXT,
    event_type TEXT,
    status TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    details TEXT
  ) STRICT;

  CREATE TABLE replies (
    id INTEGER PRIMARY KEY,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE outcomes (
    seq INTEGER PRIMARY KEY REFERENCES requests (seq) ON DELETE CASCADE,
    inspection INTEGER REFERENCES inspections (id),
    reply INTEGER REFERENCES replies (id),
    duration_us INTEGER
  ) STRICT;
`;

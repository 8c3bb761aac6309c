/**
 * The first history. A request is written once and never again; what we found out about it and what we
 * answered stand beside it, so that an inspection can be made anew without touching the request. Most answers are
 * the same few, so each is written out once and named from then on.
 */
export const requests = `
  CREATE TABLE history (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE requests (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    query TEXT,
    http_version TEXT NOT NULL,
    remote_address TEXT,
    endpoint TEXT,
    capture TEXT NOT NULL,
    capture_note TEXT,
    headers TEXT NOT NULL,
    trailers TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE inspections (
    seq INTEGER PRIMARY KEY REFERENCES requests (seq) ON DELETE CASCADE,
    rules_version INTEGER NOT NULL,
    provider TEXT,
    event_type TEXT,
    status TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    details TEXT
  ) STRICT;

  CREATE TABLE reply_contents (
    id INTEGER PRIMARY KEY,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE replies (
    seq INTEGER PRIMARY KEY REFERENCES requests (seq) ON DELETE CASCADE,
    content INTEGER NOT NULL REFERENCES reply_contents (id),
    duration_us INTEGER NOT NULL
  ) STRICT;
`;

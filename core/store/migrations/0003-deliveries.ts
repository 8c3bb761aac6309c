/**
 * What was sent. A delivery is written before its first attempt, each attempt once it has ended. `head` and `masked` hold no
 * secret (core/engine/stored-attempt.ts). The event that an attempt became in our own receiver is named by its number.
 */
export const deliveries = `
  CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    created_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    template TEXT,
    provider TEXT,
    event_type TEXT,
    run TEXT,
    step TEXT,
    fault TEXT,
    scheme TEXT,
    remarks TEXT NOT NULL,
    draft TEXT
  ) STRICT;

  CREATE TABLE attempts (
    delivery INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ok INTEGER NOT NULL CHECK (ok IN (0, 1)),
    head BLOB NOT NULL,
    masked TEXT NOT NULL,
    body BLOB NOT NULL,
    body_bytes INTEGER NOT NULL,
    status INTEGER,
    response TEXT,
    response_body BLOB,
    unreadable BLOB,
    timings TEXT NOT NULL,
    error TEXT,
    remarks TEXT NOT NULL,
    event_seq INTEGER REFERENCES requests (seq) ON DELETE SET NULL,
    PRIMARY KEY (delivery, n)
  ) STRICT;

  CREATE INDEX attempts_of_event ON attempts (event_seq) WHERE event_seq IS NOT NULL;
`;

/**
 * What the user takes out of the history and what is kept in it. A gap is a stretch of running numbers that are not listed: with
 * a removal its requests are still there and can be brought back, without one they are gone. Gaps never overlap. A pin or a note
 * stands beside its request, which is never rewritten. A limit's scope is an endpoint's slug, or `*` for the whole history.
 */
export const keeping = `
  CREATE TABLE removals (
    id INTEGER PRIMARY KEY,
    removed_at INTEGER NOT NULL,
    events INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE gaps (
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last >= first),
    removal INTEGER REFERENCES removals (id)
  ) STRICT;

  CREATE TABLE marks (
    seq INTEGER PRIMARY KEY REFERENCES requests (seq) ON DELETE CASCADE,
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    note TEXT
  ) STRICT;

  CREATE TABLE limits (
    scope TEXT PRIMARY KEY,
    max_age_ms INTEGER,
    max_events INTEGER,
    max_bytes INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER limits_follow_slug AFTER UPDATE OF slug ON endpoints BEGIN
    UPDATE OR REPLACE limits SET scope = NEW.slug WHERE scope = OLD.slug;
  END;
`;

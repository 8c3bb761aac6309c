/**
 * How far the forwarding to each target is: of the events of its endpoint all up to `done_to` have come to their end, and beyond it those
 * of the stretches. What is neither goes on after a restart.
 */
export const forwardMarks = `
  CREATE TABLE forward_marks (
    endpoint TEXT NOT NULL,
    target TEXT NOT NULL,
    done_to INTEGER NOT NULL,
    PRIMARY KEY (endpoint, target)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE forward_done (
    endpoint TEXT NOT NULL,
    target TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (endpoint, target, first)
  ) STRICT, WITHOUT ROWID;
`;

/** The last reports of handler checks, so that a run can be held against the one before it. No secret stands in them. */
export const checkReports = `
  CREATE TABLE check_reports (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    target TEXT NOT NULL,
    report TEXT NOT NULL
  ) STRICT;

  CREATE INDEX check_reports_by_handler ON check_reports (provider, target, id);
`;

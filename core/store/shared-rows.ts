import { z } from 'zod';
import { countIssues } from '../contract/count-issues.ts';
import type { Inspection } from '../inspect/inspect.ts';
import type { Reply } from '../receiver/reply.ts';
import type { Database, SqlValue } from './sqlite.ts';

/** The ids of rows that many events share. */
export interface SharedRows {
  inspection(found: Inspection): number;
  /** The same object for the same answer: it is then written once. */
  reply(content: Reply): number;
  /** After a rollback, which took rows away again. */
  forget(): void;
}

/** Where the rows stand. */
export interface SharedTables {
  readonly inspections: string;
  readonly replies: string;
}

const ofHistory: SharedTables = { inspections: 'inspections', replies: 'replies' };
const INSPECTION = 'rules_version, provider, event_type, status, errors, warnings, verdict, details';

/** So many plain inspections are remembered, of so many characters; a sender that invents event types cannot make it more. */
const REMEMBERED = 1_000;
const LONGEST_KEY = 4_000;

/** Writes a shared row when it is first needed and gives its id from then on. */
export function createSharedRows(database: Database, tables: SharedTables = ofHistory): SharedRows {
  const insertInspection = database.prepare(
    `INSERT INTO ${tables.inspections} (${INSPECTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  );
  const insertReply = database.prepare(
    `INSERT INTO ${tables.replies} (status, headers, body, told) VALUES (?, ?, ?, ?) RETURNING id`,
  );
  let inspections = new Map<string, number>();
  let last: { readonly found: Inspection; readonly id: number } | null = null;
  let replies = new WeakMap<Reply, number>();

  const insert = (statement: typeof insertReply, values: SqlValue[]): number =>
    z.object({ id: z.number() }).parse(statement.get(...values)).id;

  const insertNew = (found: Inspection, key: string | null): number => {
    const id = insert(insertInspection, inspectionColumns(found));
    if (key !== null && inspections.size < REMEMBERED) inspections.set(key, id);
    return id;
  };

  return {
    inspection(found) {
      // Much that arrives together is of one kind: then not even a key is made.
      if (last && isAlike(last.found, found)) return last.id;
      const key = plainKey(found);
      const id = (key === null ? undefined : inspections.get(key)) ?? insertNew(found, key);
      last = key === null ? null : { found, id };
      return id;
    },
    reply(content) {
      const known = replies.get(content);
      if (known !== undefined) return known;
      const { status, headers, body, told } = content;
      const id = insert(insertReply, [
        status,
        JSON.stringify(headers),
        body,
        told ? JSON.stringify(told) : null,
      ]);
      replies.set(content, id);
      return id;
    },
    forget() {
      last = null;
      inspections = new Map();
      replies = new WeakMap();
    },
  };
}

/**
 * What tells an inspection without issues from others; null for one that names values of its request. Diagnoses are in the
 * key, for most events with a bad signature have the same few.
 */
function plainKey({ rulesVersion, provider, eventType, validation, signature }: Inspection): string | null {
  const { verdict, scheme, diagnoses } = signature;
  if (validation.issues.length > 0) return null;
  const told = diagnoses.length === 0 ? '' : JSON.stringify(diagnoses);
  const key = `${rulesVersion} ${provider} ${validation.status} ${verdict} ${scheme} ${told} ${eventType}`;
  return key.length > LONGEST_KEY ? null : key;
}

/** True of two without issues and diagnoses that are written as one row. */
function isAlike(one: Inspection, other: Inspection): boolean {
  const { signature } = one;
  return (
    one.eventType === other.eventType &&
    one.provider === other.provider &&
    one.rulesVersion === other.rulesVersion &&
    one.validation.status === other.validation.status &&
    one.validation.issues.length + other.validation.issues.length === 0 &&
    signature.verdict === other.signature.verdict &&
    signature.scheme === other.signature.scheme &&
    signature.diagnoses.length + other.signature.diagnoses.length === 0
  );
}

function inspectionColumns(found: Inspection): SqlValue[] {
  const { issues, status } = found.validation;
  const { errors, warnings } = countIssues(issues);
  const { verdict, scheme, diagnoses } = found.signature;
  const nothing = issues.length === 0 && diagnoses.length === 0 && scheme === null;
  const details = nothing ? null : JSON.stringify({ issues, scheme, diagnoses });
  return [found.rulesVersion, found.provider, found.eventType, status, errors, warnings, verdict, details];
}

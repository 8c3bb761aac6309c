import { z } from 'zod';
import { type EndpointSettings, schemeOptions } from '../contract/endpoints.ts';
import { type Forwarding, forwarding, noForwarding } from '../contract/forwarding.ts';
import { type Answering, answering, noAnswering } from '../contract/replies.ts';
import { parsedJson } from './rows.ts';
import type { Database } from './sqlite.ts';
import { storing } from './storing.ts';

/** An endpoint with what it answers and where it forwards to. */
export interface StoredEndpoint extends EndpointSettings {
  readonly answering: Answering;
  readonly forwarding: Forwarding;
}

/** What is stored of the endpoints. The catch-all is always among them. A change that is refused throws `history-write-failed`. */
export interface EndpointTable {
  /** Those in use, the catch-all first, then by slug. */
  list(): StoredEndpoint[];
  /** Those that were removed and can still be brought back. */
  removed(): string[];
  /** Makes it, or changes the one of this slug. */
  put(endpoint: EndpointSettings): void;
  /** A change with another slug: one transaction. */
  rename(was: string, endpoint: EndpointSettings): void;
  setAnswering(slug: string, answering: Answering): void;
  setForwarding(slug: string, forwarding: Forwarding): void;
  remove(slug: string): void;
  restore(slug: string): void;
  /** Takes a removed one away for good. */
  purge(slug: string): void;
}

const row = z.object({
  slug: z.string(),
  provider: z.string().nullable(),
  scheme: z.string().nullable(),
  scheme_options: parsedJson(schemeOptions),
  reject_bad_signature: z.number(),
  answering: parsedJson(answering).nullable(),
  forwarding: parsedJson(forwarding).nullable(),
});

const PUT = `INSERT INTO endpoints
  (slug, provider, scheme, scheme_options, reject_bad_signature, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (slug) DO UPDATE SET provider = excluded.provider, scheme = excluded.scheme,
    scheme_options = excluded.scheme_options, reject_bad_signature = excluded.reject_bad_signature,
    updated_at = excluded.updated_at`;

const WHAT = 'The endpoint';

/** `now` dates the changes, in milliseconds since 1970, UTC. */
export function createEndpointTable(database: Database, now: () => number): EndpointTable {
  const list = database.prepare('SELECT * FROM endpoints WHERE removed_at IS NULL ORDER BY slug');
  const removed = database.prepare('SELECT slug FROM endpoints WHERE removed_at IS NOT NULL');
  const put = database.prepare(PUT);
  const rename = database.prepare('UPDATE endpoints SET slug = ? WHERE slug = ?');
  const answers = database.prepare('UPDATE endpoints SET answering = ?, updated_at = ? WHERE slug = ?');
  const forwards = database.prepare('UPDATE endpoints SET forwarding = ?, updated_at = ? WHERE slug = ?');
  const mark = database.prepare('UPDATE endpoints SET removed_at = ?, updated_at = ? WHERE slug = ?');
  const purge = database.prepare('DELETE FROM endpoints WHERE slug = ? AND removed_at IS NOT NULL');

  const write = ({ slug, provider, scheme, options, rejectBadSignature }: EndpointSettings): void => {
    const at = now();
    put.run(slug, provider, scheme, JSON.stringify(options), rejectBadSignature ? 1 : 0, at, at);
  };
  return {
    list: () => list.all().map((found) => toStored(row.parse(found))),
    removed: () => removed.all().map((found) => row.pick({ slug: true }).parse(found).slug),
    put: (endpoint) => storing(WHAT, () => write(endpoint)),
    rename: (was, endpoint) =>
      storing(WHAT, () => {
        database.exec('BEGIN IMMEDIATE');
        try {
          rename.run(endpoint.slug, was);
          write(endpoint);
          database.exec('COMMIT');
        } catch (thrown) {
          database.exec('ROLLBACK');
          throw thrown;
        }
      }),
    setAnswering: (slug, made) => storing(WHAT, () => answers.run(JSON.stringify(made), now(), slug)),
    setForwarding: (slug, made) => storing(WHAT, () => forwards.run(JSON.stringify(made), now(), slug)),
    remove: (slug) => storing(WHAT, () => mark.run(now(), now(), slug)),
    restore: (slug) => storing(WHAT, () => mark.run(null, now(), slug)),
    purge: (slug) => storing(WHAT, () => purge.run(slug)),
  };
}

function toStored(found: z.infer<typeof row>): StoredEndpoint {
  const { slug, provider, scheme, scheme_options, reject_bad_signature } = found;
  return {
    slug,
    provider,
    scheme,
    options: scheme_options,
    rejectBadSignature: reject_bad_signature === 1,
    answering: found.answering ?? noAnswering,
    forwarding: found.forwarding ?? noForwarding,
  };
}

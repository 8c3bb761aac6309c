import { z } from 'zod';
import { headerPair } from '../../contract/models.ts';
import { target } from '../../query/matches.ts';
import { fold } from '../../query/pattern.ts';
import { searchableBody } from '../../query/searchable.ts';
import { parsedJson } from '../rows.ts';
import { type Database, readingFrom } from '../sqlite.ts';
import { readBody } from './read-body.ts';
import type { WritableTextIndex } from './text-index.ts';

/** Texts of one transaction: so many, or so many characters. */
const MOST_TEXTS = 250;
const MOST_CHARACTERS = 512 * 1024;

const row = z.object({
  seq: z.number(),
  path: z.string(),
  query: z.string().nullable(),
  headers: parsedJson(z.array(headerPair)),
  body: z.instanceof(Uint8Array),
});

/** Brings the index of texts up to date, a few events at a time. True while there is more to do. */
export function createIndexer(database: Database, index: WritableTextIndex): () => boolean {
  // Only forward, so it waits for an import that is being written.
  const next = database.prepare(`SELECT seq, path, query, headers, ${readBody('body')}
    FROM requests WHERE seq > ? AND seq < coalesce(
      (SELECT min(g.first) FROM removals m JOIN gaps g ON g.removal = m.id WHERE m.importing = 1), 1e15)
    ORDER BY seq LIMIT ${MOST_TEXTS}`);
  return () => {
    const texts: { seq: number; text: string }[] = [];
    let characters = 0;
    const rows = readingFrom(() => next.iterate(index.until));
    for (const found of rows) {
      const { seq, headers, body, ...head } = row.parse(found);
      const text = fold(`${target(head)}\n${searchableBody(headers, body).text()}`);
      texts.push({ seq, text });
      characters += text.length;
      if (characters > MOST_CHARACTERS) break;
    }
    const last = texts.at(-1);
    if (!last) return false;
    index.add(texts, last.seq);
    return true;
  };
}

import { z } from 'zod';
import { type Environment, variables } from '../contract/simulator-calls.ts';
import { parsedJson } from './rows.ts';
import { type Database, readingFrom } from './sqlite.ts';
import { storing } from './storing.ts';

/** Named sets of plain values for drafts. A change that is refused throws `history-write-failed`. */
export interface Environments {
  /** By name. */
  list(): Environment[];
  find(name: string): Environment | undefined;
  /** Makes it, or changes the one of this name. */
  put(environment: Environment): void;
  remove(name: string): void;
}

const row = z.object({ name: z.string(), variables: parsedJson(variables) });
const WHAT = 'The environment';

export function createEnvironments(database: Database): Environments {
  const all = database.prepare('SELECT * FROM environments ORDER BY name');
  const put = database.prepare('INSERT OR REPLACE INTO environments (name, variables) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM environments WHERE name = ?');
  const list = (): Environment[] => readingFrom(() => all.all()).map((found) => row.parse(found));
  return {
    list,
    find: (name) => list().find((one) => one.name === name),
    put: ({ name, variables: values }) => storing(WHAT, () => void put.run(name, JSON.stringify(values))),
    remove: (name) => storing(WHAT, () => void remove.run(name)),
  };
}

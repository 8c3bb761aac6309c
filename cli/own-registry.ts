import { join } from 'node:path';
import type { OwnProviderProblem } from '../core/contract/own-provider-calls.ts';
import { OWN_PROVIDERS } from '../core/own-providers/own-providers.ts';
import { readOwnProviders } from '../core/own-providers/own-set.ts';
import { createRegistry, type Registry } from '../core/providers/registry.ts';
import { warnOfFile } from './file-warning.ts';
import { dataDirOf } from './surroundings.ts';

/** The built-in providers and the user's own in a data folder. What is wrong with those is a warning on stderr. */
export async function registryOf(data: string | undefined, json: boolean): Promise<Registry> {
  const { providers, problems } = await readOwnProviders(join(dataDirOf(data), OWN_PROVIDERS));
  warnOf(problems, json);
  return createRegistry(providers);
}

export function warnOf(problems: readonly OwnProviderProblem[], json: boolean): void {
  for (const problem of problems) warnOfFile(OWN_PROVIDERS, problem, json);
}

/** Takes the problems that there are now and warns of those that were not there before. */
export function createWarner(json: boolean): (problems: readonly OwnProviderProblem[]) => void {
  let before = new Set<string>();
  return (problems) => {
    const keys = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    warnOf(
      [...keys].filter(([key]) => !before.has(key)).map(([, problem]) => problem),
      json,
    );
    before = new Set(keys.keys());
  };
}

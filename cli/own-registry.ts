import { join } from 'node:path';
import type { OwnProviderProblem } from '../core/contract/own-provider-calls.ts';
import { OWN_PROVIDERS } from '../core/own-providers/own-providers.ts';
import { readOwnProviders } from '../core/own-providers/own-set.ts';
import { createRegistry, type Registry } from '../core/providers/registry.ts';
import { printAside } from './io.ts';
import { dataDirOf } from './surroundings.ts';

/** The built-in providers and the user's own in a data folder. What is wrong with those is a warning on stderr. */
export async function registryOf(data: string | undefined, json: boolean): Promise<Registry> {
  const { providers, problems } = await readOwnProviders(join(dataDirOf(data), OWN_PROVIDERS));
  warnOf(problems, json);
  return createRegistry(providers);
}

export function warnOf(problems: readonly OwnProviderProblem[], json: boolean): void {
  for (const { file, pointer, reason } of problems) {
    const warning = { type: 'warning', file, pointer, message: reason };
    const line = `Warning: providers/${file}${pointer && ` ${pointer}`}: ${reason}`;
    printAside(json ? JSON.stringify(warning) : plain(line));
  }
}

/** Names of files and keys are other people's: a terminal must not take them for commands. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\u{fffd}');

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

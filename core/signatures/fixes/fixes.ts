import type { Scheme } from '../scheme.ts';
import type { Mistake } from '../search/mistake.ts';
import { nodeHandler } from './node.ts';
import { phpHandler } from './php.ts';
import { planHandler } from './plan.ts';
import { pythonHandler } from './python.ts';

export const fixLanguages = ['node', 'python', 'php'] as const;
export type FixLanguage = (typeof fixLanguages)[number];

/**
 * Handlers that check this scheme rightly, with what to change said at its line. `url` is the public URL, for schemes
 * that sign it. No secret is in them: they load it from the environment.
 */
export function fixesFor(
  scheme: Scheme,
  mistakes: readonly Mistake[],
  url: string | null,
): Record<FixLanguage, string> {
  const plan = planHandler(scheme, mistakes, url);
  return { node: nodeHandler(plan), python: pythonHandler(plan), php: phpHandler(plan) };
}

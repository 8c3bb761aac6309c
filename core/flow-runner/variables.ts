import { scopeOfTexts } from '../compose/scope-of.ts';
import { expandVariables } from '../compose/variables/expand.ts';
import type { Scope } from '../compose/variables/scope.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Flow } from '../contract/flows.ts';

/** Makes a flow's variables, once for a run. Throws `variable-invalid` with the name of the one that has no value. */
export async function makeVariables(
  { id, variables }: Flow,
  context: Omit<Scope, 'fake' | 'flow' | 'steps'>,
): Promise<Record<string, string>> {
  const scope = await scopeOfTexts(Object.values(variables), { ...context, flow: {}, steps: {} });
  return Object.fromEntries(
    Object.entries(variables).map(([name, text]) => {
      const expanded = expandVariables(text, 'text', scope);
      if (expanded.ok) return [name, expanded.text];
      const [first] = expanded.problems;
      throw new HookglassError(
        'variable-invalid',
        `In the variable "${name}" of the flow ${id}: ${first?.message ?? 'it has no value'}`,
      );
    }),
  );
}

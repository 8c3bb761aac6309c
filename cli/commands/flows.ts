import { z } from 'zod';
import { waitWords } from '../../core/contract/wait-words.ts';
import { durationMs } from '../../core/flows/duration.ts';
import { branchesOf } from '../../core/flows/walk.ts';
import { printJson, printLine } from '../io.ts';
import { flowsOf, type ListedFlow } from '../own-flow-list.ts';
import { registryOf } from '../own-registry.ts';

const optionsSchema = z.object({
  provider: z.string().optional(),
  data: z.string().optional(),
  json: z.boolean().default(false),
});

/** Lists the flows with their steps and branches, the user's own of the data folder after the built-in ones. */
export async function flows(given: unknown): Promise<void> {
  const { provider, data, json } = optionsSchema.parse(given);
  const registry = await registryOf(data, json);
  const only = provider === undefined ? null : registry.require(provider).id;
  for (const listed of await flowsOf(data, registry, json)) {
    if (only !== null && listed.flow.provider !== only) continue;
    if (json) printJson(lineOf(listed));
    else printLine(textOf(listed));
  }
}

function lineOf({ flow, own }: ListedFlow): Record<string, unknown> {
  const { id, provider, title, about, steps } = flow;
  return {
    id,
    provider,
    title,
    about,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      template: step.template,
      delayMs: step.delayMs,
      delayDocumented: step.delayDocumented,
    })),
    branches: branchesOf(flow).map(({ branch, title: asked, choices, default: fallback }) => ({
      branch,
      title: asked,
      choices: choices.map(({ value }) => value),
      default: fallback,
    })),
    durationMs: durationMs(flow, {}),
    own,
  };
}

function textOf({ flow, own }: ListedFlow): string {
  const branches = branchesOf(flow).map(({ branch, choices, default: fallback }) => {
    const values = choices.map(({ value }) => (value === fallback ? `${value} (default)` : value));
    return `    ${branch}: ${values.join(', ')}`;
  });
  const steps = flow.steps.map(({ id }) => id).join(', ');
  return [
    `${flow.id.padEnd(32)}${flow.title}, ${waitWords(durationMs(flow, {}))}${own ? ', your own' : ''}`,
    `    steps: ${steps}`,
    ...branches,
  ].join('\n');
}

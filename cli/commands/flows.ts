import { z } from 'zod';
import type { Flow } from '../../core/contract/flows.ts';
import { waitWords } from '../../core/contract/wait-words.ts';
import { durationMs } from '../../core/flows/duration.ts';
import { branchesOf } from '../../core/flows/walk.ts';
import { printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';

const optionsSchema = z.object({
  provider: z.string().optional(),
  data: z.string().optional(),
  json: z.boolean().default(false),
});

/** Lists the flows with their steps and branches. */
export async function flows(given: unknown): Promise<void> {
  const { provider, data, json } = optionsSchema.parse(given);
  const registry = await registryOf(data, json);
  const of = provider === undefined ? registry.providers : [registry.require(provider)];
  for (const flow of of.flatMap((one) => one.flows)) {
    if (json) printJson(lineOf(flow));
    else printLine(textOf(flow));
  }
}

function lineOf(flow: Flow): Record<string, unknown> {
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
  };
}

function textOf(flow: Flow): string {
  const branches = branchesOf(flow).map(({ branch, choices, default: fallback }) => {
    const values = choices.map(({ value }) => (value === fallback ? `${value} (default)` : value));
    return `    ${branch}: ${values.join(', ')}`;
  });
  const steps = flow.steps.map(({ id }) => id).join(', ');
  return [
    `${flow.id.padEnd(32)}${flow.title}, ${waitWords(durationMs(flow, {}))}`,
    `    steps: ${steps}`,
    ...branches,
  ].join('\n');
}

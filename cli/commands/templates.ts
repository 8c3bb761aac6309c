import { z } from 'zod';
import { listTemplates } from '../../core/templates.ts';
import { printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';

const optionsSchema = z.object({
  provider: z.string().optional(),
  data: z.string().optional(),
  json: z.boolean().default(false),
});

export async function templates(given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  const registry = await registryOf(options.data, options.json);
  if (options.provider !== undefined) registry.require(options.provider);
  const list = listTemplates(registry).filter(
    ({ provider }) => options.provider === undefined || provider === options.provider,
  );
  for (const template of list) {
    if (options.json) printJson(template);
    else
      printLine(
        `${template.id.padEnd(32)}${template.title}${template.documented ? '' : ' (generated, not documented)'}`,
      );
  }
}

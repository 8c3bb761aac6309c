import { z } from 'zod';
import { builtInRegistry } from '../../core/providers/registry.ts';
import { listTemplates } from '../../core/templates.ts';
import { printJson, printLine } from '../io.ts';

const optionsSchema = z.object({ provider: z.string().optional(), json: z.boolean().default(false) });

export async function templates(given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  if (options.provider !== undefined) builtInRegistry.require(options.provider);
  const list = listTemplates(builtInRegistry).filter(
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

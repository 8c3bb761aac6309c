import { z } from 'zod';
import { HookglassError } from '../../core/contract/errors.ts';
import { findProvider, providers } from '../../core/providers/registry.ts';
import { listTemplates } from '../../core/templates.ts';
import { printJson, printLine } from '../io.ts';

const optionsSchema = z.object({ provider: z.string().optional(), json: z.boolean().default(false) });

export async function templates(given: unknown): Promise<void> {
  const options = optionsSchema.parse(given);
  if (options.provider !== undefined) requireProvider(options.provider);
  const list = listTemplates().filter(
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

/** Throws `provider-not-found` for an id that we do not know. */
export function requireProvider(id: string): void {
  if (findProvider(id)) return;
  const known = providers.map((provider) => provider.id).join(', ');
  throw new HookglassError('provider-not-found', `There is no provider "${id}". Known are: ${known}.`);
}

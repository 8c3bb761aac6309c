import { z } from 'zod';
import { builtInRegistry } from '../../core/providers/registry.ts';
import { exportSchemas } from '../../core/schemas.ts';
import { printJson, printLine } from '../io.ts';

const optionsSchema = z.object({ provider: z.string().optional(), json: z.boolean().default(false) });

export async function schemas(given: unknown): Promise<void> {
  const { provider, json } = optionsSchema.parse(given);
  if (provider !== undefined) builtInRegistry.require(provider);
  for (const entry of exportSchemas(builtInRegistry)) {
    if (provider !== undefined && entry.provider !== provider) continue;
    if (json) printJson(entry);
    else {
      const note = entry.documented ? '' : ' (its payload is not documented, or not all of it)';
      printLine(`${entry.provider}/${entry.eventType}  ${entry.title}${note}`);
    }
  }
}

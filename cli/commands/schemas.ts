import { z } from 'zod';
import { exportSchemas } from '../../core/schemas.ts';
import { printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';

const optionsSchema = z.object({
  provider: z.string().optional(),
  data: z.string().optional(),
  json: z.boolean().default(false),
});

export async function schemas(given: unknown): Promise<void> {
  const { provider, data, json } = optionsSchema.parse(given);
  const registry = await registryOf(data, json);
  if (provider !== undefined) registry.require(provider);
  for (const entry of exportSchemas(registry)) {
    if (provider !== undefined && entry.provider !== provider) continue;
    if (json) printJson(entry);
    else {
      const note = entry.documented ? '' : ' (its payload is not documented, or not all of it)';
      printLine(`${entry.provider}/${entry.eventType}  ${entry.title}${note}`);
    }
  }
}

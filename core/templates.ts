import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HookglassError } from './contract/errors.ts';
import type { HeaderPair, TemplateInfo } from './contract/models.ts';
import { providers } from './providers/registry.ts';

/** A documented example, ready to be sent. */
export interface Template extends TemplateInfo {
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** Every template, in the order of the providers' objects. What is said about a template stands there; the file is bytes. */
export function listTemplates(): TemplateInfo[] {
  return providers.flatMap(({ id: provider, eventTypes }) =>
    eventTypes
      .filter(({ template }) => template !== null)
      .map(({ id: eventType, title, template }) => ({
        id: `${provider}/${eventType}`,
        provider,
        eventType,
        title,
        documented: template === 'documented',
      })),
  );
}

/** Reads a template from the folder of fixtures. Rejects with `template-not-found` for an unknown id. */
export async function readTemplate(fixturesDir: string, id: string): Promise<Template> {
  const info = listTemplates().find((template) => template.id === id);
  const provider = providers.find((candidate) => candidate.id === info?.provider);
  if (!info || !provider) {
    throw new HookglassError(
      'template-not-found',
      `There is no template "${id}". "hookglass templates" lists them.`,
    );
  }
  const body = await readFile(join(fixturesDir, info.provider, `${info.eventType}.json`));
  return { ...info, headers: provider.exampleHeaders, body };
}

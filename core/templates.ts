import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HookglassError, reasonOf } from './contract/errors.ts';
import type { HeaderPair, TemplateInfo } from './contract/models.ts';
import type { Registry } from './providers/registry.ts';
import { templateFile } from './providers/template-file.ts';

/** A documented example, ready to be sent. */
export interface Template extends TemplateInfo {
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** Every template, in the order of the providers' objects. What is said about a template stands there; the file is bytes. */
export function listTemplates({ providers }: Registry): TemplateInfo[] {
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

/** Reads a template from the app's folder of fixtures, or from its provider's own. Rejects with `template-not-found` for an unknown id. */
export async function readTemplate(registry: Registry, fixturesDir: string, id: string): Promise<Template> {
  const info = listTemplates(registry).find((template) => template.id === id);
  const provider = info && registry.find(info.provider);
  if (!info || !provider) {
    throw new HookglassError(
      'template-not-found',
      `There is no template "${id}". "hookglass templates" lists them.`,
    );
  }
  const folder = provider.templatesDir ?? join(fixturesDir, provider.id);
  const type = provider.eventTypes.find((candidate) => candidate.id === info.eventType);
  const headers = [...provider.exampleHeaders, ...(type?.exampleHeaders ?? [])];
  return { ...info, headers, body: await readBytes(join(folder, templateFile(info.eventType))) };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw new HookglassError('file-unreadable', `The example could not be read: ${reason}.`, {
      cause: thrown,
    });
  }
}

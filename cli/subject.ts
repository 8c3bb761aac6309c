import { draftBodyOf } from '../core/compose/draft-body.ts';
import { suggest } from '../core/compose/suggest.ts';
import type { DraftBody } from '../core/contract/drafts.ts';
import { HookglassError } from '../core/contract/errors.ts';
import type { HeaderPair } from '../core/contract/models.ts';
import { inspect } from '../core/inspect/inspect.ts';
import type { Registry } from '../core/providers/registry.ts';
import { listTemplates, readTemplate } from '../core/templates.ts';
import { readInput } from './input.ts';
import { paths } from './surroundings.ts';

/** What is sent, before any edit. */
export interface Subject {
  /** null where it is a file. */
  readonly template: string | null;
  readonly provider: string | null;
  readonly eventType: string | null;
  readonly headers: readonly HeaderPair[];
  readonly body: DraftBody;
}

/** A template by its id, else a file's bytes, whose provider is detected where none is named. */
export async function readSubject(
  name: string,
  provider: string | null,
  registry: Registry,
): Promise<Subject> {
  const ids = listTemplates(registry).map(({ id }) => id);
  if (!ids.includes(name)) return fileSubject(name, provider, registry);
  if (provider !== null)
    throw new HookglassError(
      'bad-argument',
      `${name} is a template and has its provider: leave out --provider.`,
    );
  const template = await readTemplate(registry, paths.fixtures, name);
  return { ...template, template: name, body: draftBodyOf(template.body, 'template') };
}

async function fileSubject(name: string, provider: string | null, registry: Registry): Promise<Subject> {
  if (provider !== null) registry.require(provider);
  const body = await readInput(name).catch((thrown: unknown) => {
    throw notFound(name, registry, thrown);
  });
  const found = inspect(
    { method: 'POST', path: '/', headers: [], body, capture: 'complete', captureNote: null },
    { provider, eventType: null },
    registry,
  );
  const headers = registry.find(found.provider ?? '')?.exampleHeaders ?? [
    ['Content-Type', 'application/json'],
  ];
  return {
    template: null,
    provider: found.provider,
    eventType: found.eventType,
    headers,
    body: draftBodyOf(body, 'template'),
  };
}

function notFound(name: string, registry: Registry, cause: unknown): HookglassError {
  const ids = listTemplates(registry).map(({ id }) => id);
  const near = suggest(name, ids);
  const hint = near === null ? '"hookglass templates" lists the templates.' : `Did you mean ${near}?`;
  return new HookglassError(
    'template-not-found',
    `There is no template "${name}", and no such file. ${hint}`,
    {
      details: { suggestion: near },
      cause,
    },
  );
}

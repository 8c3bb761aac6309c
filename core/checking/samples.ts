import type { Sample } from '../check/case.ts';
import type { Provider } from '../providers/provider.ts';
import type { Registry } from '../providers/registry.ts';
import { listTemplates, readTemplate, type Template } from '../templates.ts';

/** What a provider's templates give to a check. */
export interface Samples {
  readonly samples: readonly Sample[];
  readonly templates: ReadonlyMap<string, Template>;
}

/** Reads every template of a provider. Rejects with `file-unreadable`. */
export async function readSamples(
  registry: Registry,
  fixturesDir: string,
  provider: Provider,
): Promise<Samples> {
  const ids = listTemplates(registry)
    .filter((info) => info.provider === provider.id)
    .map(({ id }) => id);
  const templates = await Promise.all(ids.map((id) => readTemplate(registry, fixturesDir, id)));
  return {
    samples: templates.flatMap((template) => sampleOf(template, provider)),
    templates: new Map(templates.map((template) => [template.id, template])),
  };
}

function sampleOf({ id, eventType, body }: Template, { eventTypes }: Provider): Sample[] {
  const type = eventTypes.find((candidate) => candidate.id === eventType);
  const printed = body.toString('utf8');
  return type ? [{ type, template: id, printed, compact: compacted(printed) }] : [];
}

/** A user's own example may be no JSON: then there is one way to write it. */
function compacted(printed: string): string {
  try {
    return JSON.stringify(JSON.parse(printed));
  } catch {
    return printed;
  }
}

import { once } from '../../delivery/policies.ts';
import type { EventType, PayloadForm, Provider } from '../provider.ts';
import type { PayloadSchema } from '../schema.ts';
import { classifyBy } from './classify.ts';
import { badgeColours, colourFor } from './colours.ts';
import { detectBy } from './detect.ts';
import type { Condition, TypePlace } from './manifest.ts';
import { MANIFEST_FILE } from './manifest-file.ts';
import { at, type Tell } from './own-file.ts';
import type { PlacedType, UsableManifest } from './read-manifest.ts';
import type { Schemas } from './schemas.ts';
import { signingOf } from './signing.ts';

/** A provider that the user's own files describe. */
export interface OwnProvider extends Provider {
  /** Whether a path alone may tell that a request is its own. */
  readonly byPath: boolean;
}

/** What a manifest says, as a provider like the built-in ones. It has no templates yet. */
export function providerOf(
  manifest: UsableManifest,
  schemas: Schemas,
  templatesDir: string,
  tell: Tell,
): OwnProvider {
  const { id, label, docs } = manifest;
  const signing = signingOf(manifest.signature, tell);
  const typeIds = manifest.types.map((type) => type.id);
  return {
    id,
    label,
    badge: {
      text: manifest.badge?.text ?? [...label].slice(0, 2).join(''),
      ...badgeColours[manifest.badge?.colour ?? colourFor(id)],
    },
    docs,
    eventTypes: manifest.types.map((type) => eventTypeOf(type, manifest, schemas, tell)),
    detect: detectBy(manifest),
    classify: classifyBy(manifest.type, typeIds),
    signing: () => signing,
    ...placeOf(manifest.type),
    undocumentedFields: manifest.undocumentedFields ?? null,
    delivery: once,
    flows: [],
    lifecycle: null,
    templatesDir,
    exampleHeaders: manifest.exampleHeaders ?? [],
    byPath: manifest.detect.some(looksAtPath),
  };
}

/** Where an event of a type that no document names would name it. */
function placeOf({ pointer, header }: TypePlace): Pick<Provider, 'typePlaces' | 'typeHeader'> {
  if (header !== undefined) return { typeHeader: header };
  return pointer === undefined ? {} : { typePlaces: [pointer] };
}

const looksAtPath = ({ pathPrefix, all = [] }: Condition): boolean =>
  pathPrefix !== undefined || all.some((part) => part.pathPrefix !== undefined);

function eventTypeOf(type: PlacedType, manifest: UsableManifest, schemas: Schemas, tell: Tell): EventType {
  const { id, title, summary, source } = type;
  const { header } = manifest.type;
  return {
    id,
    title,
    ...(summary === undefined ? {} : { summary }),
    form: formOf(type, schemas, tell),
    source: source ?? { title: `${manifest.label}, ${title}`, url: manifest.docs },
    template: null,
    // Where a header names the type, an example is none without it.
    exampleHeaders: header === undefined ? [] : [[header, id]],
  };
}

/** Says nothing of a body: its document does not, or its schema cannot be used. */
const open: PayloadForm = { schema: { find: () => [], jsonSchema: () => ({}) }, documented: false };

function formOf({ schema: file, index }: PlacedType, schemas: Schemas, tell: Tell): PayloadForm {
  if (file === null) return open;
  const schema: PayloadSchema | undefined = schemas.get(file);
  if (schema) return { schema, documented: true };
  const reason = `There is no usable file "${file}" in schemas/. Until there is, the payload counts as not documented.`;
  tell(MANIFEST_FILE, [at(['types', index, 'schema'], reason)]);
  return open;
}

import type { HeaderPair } from '../../contract/models.ts';
import { validateBody } from '../../inspect/validate.ts';
import type { Classification, EventType } from '../provider.ts';
import { templateFile } from '../template-file.ts';
import type { Patience } from './json-schema.ts';
import { at, type Complaint, readJson, type Tell } from './own-file.ts';
import type { OwnProvider } from './provider-of.ts';

const FOLDER = 'events/';
/** An example that is wrong in more places is wrong as a whole. */
const MOST_COMPLAINTS = 20;

/** Gives each type that has an example its template, and says what is wrong with the examples. */
export async function withExamples(
  provider: OwnProvider,
  files: ReadonlyMap<string, Uint8Array>,
  pause: Patience['pause'],
  tell: Tell,
): Promise<OwnProvider> {
  const expected = new Map(provider.eventTypes.map((type) => [FOLDER + templateFile(type.id), type]));
  const good = new Set<string>();
  for (const [path, bytes] of files) {
    if (!path.startsWith(FOLDER)) continue;
    await pause();
    const type = expected.get(path);
    const { usable, complaints } = type ? checkExample(provider, type, bytes) : nobodys(path);
    tell(path, complaints);
    if (type && usable) good.add(type.id);
  }
  const eventTypes = provider.eventTypes.map(
    (type): EventType => (good.has(type.id) ? { ...type, template: 'documented' } : type),
  );
  return { ...provider, eventTypes };
}

interface Checked {
  /** False where there is nothing to send. */
  readonly usable: boolean;
  readonly complaints: readonly Complaint[];
}

const nobodys = (path: string): Checked => ({
  usable: false,
  complaints: [
    at([], `No type of provider.json has this example: "${path.slice(FOLDER.length)}" would be its file.`),
  ],
});

function checkExample(provider: OwnProvider, type: EventType, bytes: Uint8Array): Checked {
  const read = readJson(bytes);
  if (!('value' in read)) return { usable: false, complaints: read.complaints };
  const headers = [...provider.exampleHeaders, ...(type.exampleHeaders ?? [])];
  const complaints = [
    ...read.complaints,
    ...recognition(provider, read.value, headers),
    ...classification(provider.classify(read.value, headers), type),
    ...validateBody(type.form.schema, read.value, { ...provider, source: type.source }).map(
      ({ path, message }) => ({ pointer: path, reason: `Its own schema says: ${message}` }),
    ),
  ];
  return { usable: true, complaints: complaints.slice(0, MOST_COMPLAINTS) };
}

/** By its path an example may come anywhere; by anything else it must be recognised. */
function recognition(provider: OwnProvider, json: unknown, headers: readonly HeaderPair[]): Complaint[] {
  const request = { method: 'POST', path: `/${provider.id}`, headers, json };
  if (provider.byPath || provider.detect(request) > 0) return [];
  return [at([], 'No condition under "detect" in provider.json holds for this example and its headers.')];
}

function classification(found: Classification, { id }: EventType): Complaint[] {
  if (found.kind === 'untyped')
    return [at([], 'Nothing in it names its type, where "type" in provider.json looks for it.')];
  if (found.eventType === id) return [];
  return [at([], `It says that it is "${found.eventType}", and its file name says "${id}".`)];
}

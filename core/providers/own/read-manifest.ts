import type { z } from 'zod';
import { validateBody } from '../../inspect/validate.ts';
import { toPointer } from '../pointer.ts';
import { zodSchema } from '../schema.ts';
import { type Manifest, type ManifestType, manifest, manifestType } from './manifest.ts';
import { MANIFEST_FILE } from './manifest-file.ts';
import { at, type Complaint, complaintsOf, readJson } from './own-file.ts';

/** No field of ours is as deep. */
const DEEPEST = 16;

/** A type of the manifest that can be used, and where it stands there. */
export interface PlacedType extends ManifestType {
  /** Its place in the file's list. */
  readonly index: number;
}

export type UsableManifest = Omit<Manifest, 'types'> & { readonly types: readonly PlacedType[] };

export interface ReadManifest {
  /** null where the provider cannot be used. */
  readonly manifest: UsableManifest | null;
  readonly complaints: readonly Complaint[];
}

/** Reads `provider.json`. A type that is wrong is left out; anything else that is wrong leaves no provider. */
export function readManifest(bytes: Uint8Array): ReadManifest {
  const read = readJson(bytes, DEEPEST);
  if (!('value' in read)) return { manifest: null, complaints: read.complaints };
  const checked = check(manifest, read.value, '');
  if (!checked.value) return { manifest: null, complaints: [...read.complaints, ...checked.complaints] };
  const types = checked.value.types.map((type, index) => ({
    index,
    ...check(manifestType, type, toPointer(['types', index])),
  }));
  const placed = types.flatMap(({ index, value }) => (value ? [{ ...value, index }] : []));
  const twice = placed.filter(({ id }, index) => placed.findIndex((other) => other.id === id) < index);
  return {
    manifest: { ...checked.value, types: placed.filter((type) => !twice.includes(type)) },
    complaints: [
      ...read.complaints,
      ...types.flatMap(({ complaints }) => complaints),
      ...twice.map(({ id, index }) => at(['types', index, 'id'], `The type "${id}" stands here twice.`)),
    ],
  };
}

const UNKNOWN_FIELD = 'docs/own-providers.md names every field.';

/** In the words that a body gets. A field that is not known is as wrong as any: it would be ignored in silence. */
function check<T extends z.ZodType>(
  schema: T,
  value: unknown,
  base: string,
): { value: z.output<T> | null; complaints: Complaint[] } {
  const context = { source: { title: MANIFEST_FILE, url: null }, undocumentedFields: UNKNOWN_FIELD };
  const issues = validateBody(zodSchema(schema), value, context);
  const parsed = schema.safeParse(value);
  return { value: parsed.success ? parsed.data : null, complaints: complaintsOf(issues, base) };
}

import { z } from 'zod';
import { salvage } from './salvage.ts';

/** Makes a file of one version into one of the next. Pure; what it does not know it leaves as it is. */
export type Migration = (file: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Settings that could not be taken as they were. Kept with the settings until the user has dismissed it. */
export const settingsTrouble = z.object({
  /** `unreadable`: no JSON, or no object. `values`: some values. `newer`: written by a later version of Hookglass. */
  reason: z.enum(['unreadable', 'values', 'newer']),
  /** Where all of it is kept as it was: a file's path, or in a browser the name in its storage. null: it could not be kept. */
  copy: z.string().nullable(),
  /** The places that have their defaults now, as `interface.theme`. */
  lost: z.array(z.string()),
});
export type SettingsTrouble = z.infer<typeof settingsTrouble>;

export interface VersionedForm<T> {
  /** Accepts `{}` and has the number of migrations as its `version`. */
  readonly schema: z.ZodType<T>;
  /** From version 0, which had no number, on. */
  readonly migrations: readonly Migration[];
}

export interface ReadVersioned<T> {
  readonly settings: T;
  /** What to tell the user, but for where a copy is. */
  readonly trouble: Omit<SettingsTrouble, 'copy'> | null;
}

const file = z.record(z.string(), z.unknown());
const versionOf = z.object({ version: z.number().int().min(0).default(0) });

/** Reads a settings file of any version, as much of it as can be read. null is none yet. */
export function readVersioned<T>(
  text: string | null,
  { schema, migrations }: VersionedForm<T>,
): ReadVersioned<T> {
  if (text === null) return { settings: schema.parse({}), trouble: null };
  const read = file.safeParse(parsed(text));
  const version = versionOf.safeParse(read.data);
  if (!read.success || !version.success)
    return { settings: schema.parse({}), trouble: { reason: 'unreadable', lost: [] } };
  const newer = version.data.version > migrations.length;
  const known = newer
    ? read.data
    : migrations
        .slice(version.data.version)
        .reduce<Record<string, unknown>>((now, migrate) => migrate(now), read.data);
  const { value, lost } = salvage(schema, { ...known, version: migrations.length });
  if (newer) return { settings: value, trouble: { reason: 'newer', lost: [...lost] } };
  return { settings: value, trouble: lost.length > 0 ? { reason: 'values', lost: [...lost] } : null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

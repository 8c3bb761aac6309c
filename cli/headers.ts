import { HookglassError } from '../core/contract/errors.ts';
import type { HeaderPair } from '../core/contract/models.ts';

/** Reads a `--header 'Name: value'`. */
export function parseHeader(text: string): HeaderPair {
  const [, name, value] = /^([^:]*):[ \t]*(.*?)[ \t]*$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new HookglassError('bad-argument', 'A --header is written "Name: value", with a colon.');
}

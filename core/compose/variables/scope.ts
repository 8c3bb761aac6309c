import type { HeaderPair } from '../../contract/models.ts';
import type { Random } from '../random.ts';

/** Made-up data by name, such as `person.firstName`; null for a name that there is not. */
export interface FakeData {
  make(name: string): string | number | boolean | Date | null;
}

/** The request that a reply is made for. */
export interface RequestScope {
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly headers: readonly HeaderPair[];
  /** The body as text; null where it is none. */
  readonly text: string | null;
}

/** Where variables get their values from. */
export interface Scope {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly random: Random;
  readonly environment: Readonly<Record<string, string>>;
  /** Step of a flow → what it was about, as JSON. */
  readonly steps: Readonly<Record<string, unknown>>;
  /** What a run of a flow made once for all its steps. */
  readonly flow: Readonly<Record<string, string>>;
  /** The body of a captured event; undefined where none was chosen. */
  readonly event: unknown;
  /** The request that a reply is made for; absent where nothing is answered. */
  readonly request?: RequestScope;
  /** null where no text asks for it. */
  readonly fake: FakeData | null;
}

/** A value, or why there is none. `known` are the names that could have been meant. */
export type Lookup =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly known: readonly string[] };

export const found = (value: unknown): Lookup => ({ ok: true, value });
export const missing = (reason: string, known: readonly string[] = []): Lookup => ({
  ok: false,
  reason,
  known,
});

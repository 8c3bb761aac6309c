import type { CaptureState, HeaderPair, SignatureVerdict, ValidationStatus } from '../contract/models.ts';

/** What a query can ask of one event. What costs something is a function, called where a term needs it. */
export interface QueryFacts {
  /** null for one that is not stored yet. */
  readonly id: string | null;
  readonly seq: number | null;
  /** Milliseconds since 1970, UTC. */
  readonly receivedAt: number;
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  /** null is the catch-all. */
  readonly endpoint: string | null;
  readonly capture: CaptureState;
  /** Bytes of the body as it came. */
  readonly size: number;
  readonly provider: string | null;
  readonly eventType: string | null;
  /** null where it was not inspected yet. */
  readonly validation: ValidationStatus | null;
  readonly signature: SignatureVerdict | null;
  readonly reply: { readonly status: number; readonly durationMs: number } | null;
  readonly pinned: boolean;
  readonly note: string | null;
  /** Whether it was sent again from here. */
  readonly replay: boolean;
  /** Whether it came from a file. */
  readonly imported: boolean;
  headers(): readonly HeaderPair[];
  /** What free text is searched in (`searchableText`). */
  text(): string;
  /** The body as JSON; undefined where it is none. */
  json(): unknown;
}

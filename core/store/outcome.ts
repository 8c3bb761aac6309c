import type { Inspection } from '../inspect/inspect.ts';
import type { Reply } from '../receiver/reply.ts';

/** What left our socket. */
export interface SentReply {
  readonly content: Reply;
  /** Milliseconds, with fractions. */
  readonly durationMs: number;
}

/** What is known of a request once it was answered and inspected. */
export interface Outcome {
  readonly seq: number;
  readonly inspection: Inspection | null;
  readonly reply: SentReply | null;
}

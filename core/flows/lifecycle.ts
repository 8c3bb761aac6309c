import type { DocumentSource } from '../contract/models.ts';

/** One live event as the timeline of its subject sees it. */
export interface LiveEvent {
  readonly seq: number;
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly eventType: string;
  readonly body: unknown;
}

/** What two events of one subject must not be according to a document: a sentence, or null. */
export type Contradiction = (earlier: LiveEvent, later: LiveEvent) => string | null;

/** How the events of one subject follow one another, as far as the documents say. */
export interface Lifecycle {
  /** What a subject is, for people: `address verification`. */
  readonly subjectLabel: string;
  /**
   * What in an event's body says whom it is about; none where nothing does. Events that share a key are about one
   * subject, which is called by the first key that came.
   */
  subjectKeys(eventType: string, body: unknown): readonly string[];
  /** The event type that has to have come before this event; null where it may be the first. */
  startOf(eventType: string, body: unknown): string | null;
  /** Event type → those before which it comes in every documented course. */
  readonly precedes: Readonly<Record<string, readonly string[]>>;
  /** Event type → those that may follow it directly. What is not named may be followed by anything. */
  readonly follows: Readonly<Record<string, readonly string[]>>;
  /** What a document says of the same event coming twice; null where it says nothing. */
  readonly duplicates: string | null;
  /** How long after one event another comes, as documented. Milliseconds. */
  readonly durations: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly mostMs: number;
    readonly words: string;
  }[];
  readonly contradicts: Contradiction;
  readonly source: DocumentSource;
}

export const noContradiction: Contradiction = () => null;

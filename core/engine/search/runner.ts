import type { HookglassError } from '../../contract/errors.ts';
import type { Database } from '../../store/sqlite.ts';

/** What a run tells. After `downTo` 1 or `failed`, and after a stop, nothing more comes. */
export interface SearchListener {
  /** Running numbers, the highest first; all down to this one was looked at. */
  found(seqs: Uint32Array, downTo: number): void;
  failed(error: HookglassError): void;
}

export interface SearchRunner {
  /** Searches the events up to `last`. The way to stop it comes back. */
  run(query: string, last: number, listener: SearchListener): () => void;
  /** There are new events; they are indexed when there is time. */
  arrived(): void;
  /** What was found out of events is another than before. */
  reinspected(): void;
  /** Nothing of these events stays in the index. */
  removed(seqs: readonly number[]): void;
  close(): Promise<void>;
}

export interface SearchSource {
  /** null: the history is in memory. */
  readonly dataDir: string | null;
  readonly database: Database;
  /** The history's own name. */
  readonly history: string;
  /** The last running number that was given. */
  lastSeq(): number;
}

export type OpenSearchRunner = (source: SearchSource) => SearchRunner;

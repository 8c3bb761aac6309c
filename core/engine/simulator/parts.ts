import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { RegistrySource } from '../../providers/registry.ts';
import type { Reader } from '../../store/reader.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Jobs } from '../jobs.ts';
import type { Receiving } from '../receiving.ts';
import type { Recorder } from '../recorder.ts';
import type { SeqFinder } from '../seq-finder.ts';
import type { Storage } from '../storage.ts';

/** What the Simulator works with. */
export interface SimulatorParts
  extends Pick<Storage, 'database' | 'writer' | 'deliveries' | 'arrivals' | 'drafts' | 'environments'> {
  readonly reader: Pick<Reader, 'request' | 'detail'>;
  readonly recorder: Pick<Recorder, 'flush'>;
  readonly registry: RegistrySource;
  readonly seqFor: SeqFinder;
  readonly endpoints: Pick<Endpoints, 'list'>;
  readonly vault: Pick<Vault, 'get'>;
  readonly receiving: Pick<Receiving, 'state'>;
  /** Where the world reaches the receiver now. */
  readonly publicUrl: () => string | null;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly fixturesDir: string;
}

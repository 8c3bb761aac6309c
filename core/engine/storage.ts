import { join } from 'node:path';
import { pid } from 'node:process';
import type { Clock } from '../clock.ts';
import { type Arrivals, createArrivals } from '../store/arrivals.ts';
import { type CheckReports, createCheckReports } from '../store/check-reports.ts';
import { type Checkpoints, noCheckpoints, type OpenCheckpoints } from '../store/checkpoints.ts';
import { copySetUp } from '../store/copy-set-up.ts';
import { createDeliveries, type Deliveries } from '../store/deliveries.ts';
import { createDrafts, type Drafts } from '../store/drafts.ts';
import { createEndpointTable, type EndpointTable } from '../store/endpoints.ts';
import { createEnvironments, type Environments } from '../store/environments.ts';
import { createForwardMarks, type ForwardMarks } from '../store/forward-marks.ts';
import {
  HISTORY_FILE,
  type History,
  openHistory,
  openHistoryForReading,
  openMemoryHistory,
} from '../store/history.ts';
import { historyName } from '../store/ids.ts';
import { createLimits, type LimitTable } from '../store/limits.ts';
import { createMarks, type Marks } from '../store/marks.ts';
import { createPurge, type Purge } from '../store/purge.ts';
import { createReader, type Reader } from '../store/reader.ts';
import { createRemovals, type Removals } from '../store/removals.ts';
import { createTypeCounts, type TypeCounts } from '../store/type-counts.ts';
import { createUsage, type Usage } from '../store/usage.ts';
import { createWriter, type Writer } from '../store/writer.ts';

/** An open history with all that reads and writes it. */
export interface Storage extends History {
  readonly name: string;
  readonly writer: Writer;
  readonly checkpoints: Checkpoints;
  readonly reader: Reader;
  readonly removals: Removals;
  readonly purge: Purge;
  readonly marks: Marks;
  readonly usage: Usage;
  readonly limits: LimitTable;
  readonly endpointTable: EndpointTable;
  readonly typeCounts: TypeCounts;
  readonly deliveries: Deliveries;
  readonly forwardMarks: ForwardMarks;
  readonly arrivals: Arrivals;
  readonly drafts: Drafts;
  readonly environments: Environments;
  readonly checkReports: CheckReports;
}

/** `dataDir` null keeps it in memory. Throws where the folder cannot be had. */
export function openStorage(
  dataDir: string | null,
  clock: Clock,
  openCheckpoints: OpenCheckpoints = () => noCheckpoints,
): Storage {
  if (dataDir === null) return storageOf(openMemoryHistory(), clock, noCheckpoints);
  const history = openHistory(dataDir, { pid, now: clock.now() });
  return storageOf(history, clock, openCheckpoints(join(dataDir, HISTORY_FILE)));
}

/** A history in memory that has what the user set up in the one of a folder, and none of its events. */
export function openIncognito(dataDir: string | null, clock: Clock): Storage {
  const history = openMemoryHistory();
  const kept = dataDir === null ? null : openHistoryForReading(dataDir);
  if (kept) copySetUp(kept.database, history.database);
  kept?.close();
  return storageOf(history, clock, noCheckpoints);
}

function storageOf(history: History, clock: Clock, checkpoints: Checkpoints): Storage {
  const { database } = history;
  const name = historyName(database);
  const removals = createRemovals(database);
  return {
    ...history,
    name,
    checkpoints,
    writer: createWriter(database, history.requireInPlace, checkpoints.committed),
    reader: createReader(database, name, () => removals.gaps),
    removals,
    purge: createPurge(database, removals),
    marks: createMarks(database),
    usage: createUsage(database),
    limits: createLimits(database),
    endpointTable: createEndpointTable(database, clock.now),
    typeCounts: createTypeCounts(database),
    deliveries: createDeliveries(database, clock.now),
    forwardMarks: createForwardMarks(database),
    arrivals: createArrivals(database),
    drafts: createDrafts(database, clock.now),
    environments: createEnvironments(database),
    checkReports: createCheckReports(database),
  };
}

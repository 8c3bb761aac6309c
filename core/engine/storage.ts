import { pid } from 'node:process';
import type { Clock } from '../clock.ts';
import { type CheckReports, createCheckReports } from '../store/check-reports.ts';
import { createEndpointTable, type EndpointTable } from '../store/endpoints.ts';
import { type History, openHistory, openMemoryHistory } from '../store/history.ts';
import { historyName } from '../store/ids.ts';
import { createReader, type Reader } from '../store/reader.ts';
import { createTypeCounts, type TypeCounts } from '../store/type-counts.ts';
import { createWriter, type Writer } from '../store/writer.ts';

/** An open history with all that reads and writes it. */
export interface Storage extends History {
  readonly name: string;
  readonly writer: Writer;
  readonly reader: Reader;
  readonly endpointTable: EndpointTable;
  readonly typeCounts: TypeCounts;
  readonly checkReports: CheckReports;
}

/** `dataDir` null keeps it in memory. Throws where the folder cannot be had. */
export function openStorage(dataDir: string | null, clock: Clock): Storage {
  const history = dataDir === null ? openMemoryHistory() : openHistory(dataDir, { pid, now: clock.now() });
  const { database } = history;
  const name = historyName(database);
  return {
    ...history,
    name,
    writer: createWriter(database),
    reader: createReader(database, name),
    endpointTable: createEndpointTable(database, clock.now),
    typeCounts: createTypeCounts(database),
    checkReports: createCheckReports(database),
  };
}

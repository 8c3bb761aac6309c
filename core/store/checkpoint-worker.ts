// The thread that brings a history's write-ahead log into its file. Its writer does not wait for the disk meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { setDurability } from './durability.ts';
import { openDatabase } from './sqlite.ts';

const database = openDatabase(z.string().parse(workerData), { existing: true });
// What leaves the log is on the disk, whatever the writer waits for: the log's place is written over next.
setDurability(database, 'power-loss');
// PASSIVE waits for nobody and holds up nobody: what a reader or the writer still needs stays in the log.
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

const hear = z.enum(['checkpoint', 'close']);

parentPort?.on('message', (data: unknown) => {
  if (hear.parse(data) === 'close') {
    database.close();
    parentPort?.close();
    return;
  }
  try {
    checkpoint.get();
  } catch {
    // A full disk, a folder that is gone: the writer meets it, too, and says so.
  }
  parentPort?.postMessage('done');
});

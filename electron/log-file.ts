import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, lineLog } from '../core/log.ts';

const LARGEST = 2 * 1024 * 1024;

export interface LogFile extends Log {
  /** Lines that another process has written already. */
  append(text: string): void;
}

/**
 * One file, and the one before it: a log must not fill a disk, however long the app runs. A log that cannot be written stops
 * nothing.
 */
export function openLogFile(folder: string, now: () => number, largest = LARGEST): LogFile {
  const path = join(folder, 'main.log');
  let size = 0;
  attempt(() => {
    mkdirSync(folder, { recursive: true });
    size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  });
  const append = (text: string): void =>
    attempt(() => {
      if (size > largest) {
        renameSync(path, join(folder, 'main.previous.log'));
        size = 0;
      }
      appendFileSync(path, text);
      size += Buffer.byteLength(text);
    });
  return { append, ...lineLog(append, now) };
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // A full or read-only disk: the app itself says so where it matters, in the history.
  }
}

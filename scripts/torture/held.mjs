// @ts-check
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { digestOf, idOf } from './load.mjs';

/** @typedef {import('./load.mjs').Ledger} Ledger */

/**
 * Holds a history against what was sent: every acknowledged request is there, once, byte for byte; what was not
 * acknowledged is there once or not at all, and nothing is there that nobody sent.
 * @param {string} dataDir
 * @param {Ledger} ledger
 * @returns {{ stored: number, faults: string[] }}
 */
export function holdAgainst(dataDir, ledger) {
  const database = new DatabaseSync(join(dataDir, 'history.db'), { readOnly: true });
  /** @type {string[]} */
  const faults = [];
  /** @type {Set<string>} */
  const seen = new Set();
  let stored = 0;
  try {
    for (const row of database
      .prepare("SELECT seq, body, capture FROM requests WHERE path = '/torture'")
      .iterate()) {
      const { seq, body, capture } = /** @type {{ seq: number, body: Uint8Array, capture: string }} */ (row);
      // Cut off by the end of its sender or of the engine: stored as what it is, and never acknowledged.
      if (capture !== 'complete') continue;
      stored += 1;
      const id = idOf(body);
      const sent = ledger.sent.get(id);
      if (sent === undefined) faults.push(`Event ${seq} was sent by nobody.`);
      else if (sent !== digestOf(body)) faults.push(`Event ${seq} has other bytes than were sent.`);
      if (seen.has(id)) faults.push(`Event ${seq} is stored twice.`);
      seen.add(id);
    }
    for (const id of ledger.acknowledged)
      if (!seen.has(id)) faults.push(`${id} was acknowledged and is not stored.`);
    faults.push(...brokenParts(database));
  } finally {
    database.close();
  }
  return { stored, faults };
}

/** @param {InstanceType<typeof DatabaseSync>} database */
function brokenParts(database) {
  const rows = /** @type {{ integrity_check: string }[]} */ (
    database.prepare('PRAGMA integrity_check').all()
  );
  return rows
    .filter(({ integrity_check }) => integrity_check !== 'ok')
    .map(({ integrity_check }) => `integrity_check: ${integrity_check}`);
}

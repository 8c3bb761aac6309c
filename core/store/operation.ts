import { z } from 'zod';
import { durability, type Operation } from '../contract/operation-calls.ts';
import { receiverLimits } from '../contract/receiver-limits.ts';
import { salvage } from '../contract/salvage.ts';
import { readFact, writeFact } from './facts.ts';
import type { Database } from './sqlite.ts';
import { storing } from './storing.ts';

const kept = z.object({
  /** null: nobody has chosen any here. */
  limits: receiverLimits.nullable().default(null),
  durability: durability.default('crash'),
});

/** How this history is worked with; null stands for limits that nobody chose. What cannot be read is as if it had never been set. */
export type KeptOperation = z.infer<typeof kept>;

export function readOperation(database: Database): KeptOperation {
  return salvage(kept, parsed(readFact(database, 'operation'))).value;
}

export function keepOperation(database: Database, operation: Operation): void {
  storing('The setting', () => writeFact(database, 'operation', JSON.stringify(operation)));
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}

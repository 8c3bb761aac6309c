import { Option } from 'commander';
import { durability } from '../core/contract/operation-calls.ts';

/** How safely requests are kept, for this run. */
export const durabilityOption = (): Option =>
  new Option(
    '--durability <level>',
    'what an acknowledged request outlives, for this run: a crash of the program, or power loss (slower)',
  ).choices(durability.options);

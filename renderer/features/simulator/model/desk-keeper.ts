import type { Desk } from '../../../../core/contract/simulator-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { latest } from './latest.ts';

export interface DeskKeeper {
  keep(desk: Desk): void;
  /** A new link: what could not be kept is tried again. */
  again(): void;
}

/** Keeps every change at the engine, so that neither a restart nor a crash loses what was typed. */
export function createDeskKeeper(
  connection: Connection,
  onProblem: (problem: string | null) => void,
): DeskKeeper {
  let unkept: Desk | null = null;
  const keep = latest(async (desk: Desk) => {
    unkept = desk;
    try {
      await connection.call('simulator.keepDesk', { desk });
      if (unkept === desk) unkept = null;
      onProblem(null);
    } catch (thrown) {
      onProblem(messageOf(thrown));
    }
  });
  return { keep, again: () => unkept && keep(unkept) };
}

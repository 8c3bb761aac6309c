import { createStore, type StoreApi } from 'zustand/vanilla';
import { HookglassError } from '../../../../core/contract/errors.ts';
import { IMPORT_PIECE, type ImportResult } from '../../../../core/contract/exchange-calls.ts';
import type { Connection } from '../../../connection/connection.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { toBase64 } from '../../inbox/body/bytes.ts';

/** A file that the user chose or dropped. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export type ImportState =
  | { readonly status: 'idle' }
  /** `done`: bytes that the engine has read. */
  | { readonly status: 'running'; readonly name: string; readonly done: number; readonly size: number }
  | { readonly status: 'done'; readonly name: string; readonly result: ImportResult }
  | { readonly status: 'cancelled'; readonly name: string }
  | { readonly status: 'failed'; readonly name: string; readonly problem: string };

/** One import at a time. Until it is done nothing of it is in the history. */
export interface Imports {
  readonly store: StoreApi<ImportState>;
  start(file: ChosenFile): Promise<void>;
  cancel(): void;
  /** Takes the result away. */
  dismiss(): void;
}

/** `newName` gives a job's name that nobody else has. */
export function createImports(connection: Connection, newName: () => string): Imports {
  const store = createStore<ImportState>(() => ({ status: 'idle' }));
  let job: string | null = null;

  const give = async (file: ChosenFile, mine: string): Promise<void> => {
    for (let at = 0; ; at += IMPORT_PIECE) {
      const last = at + IMPORT_PIECE >= file.size;
      const piece = await file.slice(at, Math.min(file.size, at + IMPORT_PIECE)).arrayBuffer();
      const bytesBase64 = toBase64(new Uint8Array(piece));
      await connection.call('exchange.piece', { job: mine, bytesBase64, last });
      if (last) return;
      const done = Math.min(file.size, at + IMPORT_PIECE);
      if (job === mine) store.setState({ status: 'running', name: file.name, done, size: file.size }, true);
    }
  };
  const end = (mine: string, state: ImportState): void => {
    if (job !== mine) return;
    job = null;
    store.setState(state, true);
  };
  const cancel = (): void => {
    // It may have ended by now, or its engine: both is what is wanted.
    if (job !== null) connection.call('jobs.cancel', { job }).catch(() => undefined);
  };

  return {
    store,
    async start(file) {
      if (job !== null) return;
      const mine = newName();
      const { name, size } = file;
      job = mine;
      store.setState({ status: 'running', name, done: 0, size }, true);
      const importing = connection.call('exchange.import', { job: mine, size });
      // The import's own end says what a piece that was refused only echoes; a file that cannot be read ends it.
      const giving = give(file, mine).then(
        () => null,
        (thrown: unknown) => {
          if (!(thrown instanceof HookglassError)) cancel();
          return thrown;
        },
      );
      try {
        end(mine, { status: 'done', name, result: await importing });
      } catch (thrown) {
        const problem = await giving;
        const unreadable = problem !== null && !(problem instanceof HookglassError);
        if (unreadable)
          end(mine, { status: 'failed', name, problem: `The file could not be read: ${messageOf(problem)}` });
        else if (thrown instanceof HookglassError && thrown.code === 'job-cancelled')
          end(mine, { status: 'cancelled', name });
        else end(mine, { status: 'failed', name, problem: messageOf(thrown) });
      }
    },
    cancel,
    dismiss() {
      if (job === null) store.setState({ status: 'idle' }, true);
    },
  };
}

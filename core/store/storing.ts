import { HookglassError, reasonOf } from '../contract/errors.ts';

/** Makes a change to the history. `what` begins the sentence that a refused one is told with (`history-write-failed`). */
export function storing<T>(what: string, change: () => T): T {
  try {
    return change();
  } catch (thrown) {
    const reason = reasonOf(thrown);
    throw new HookglassError(
      'history-write-failed',
      `${what} could not be stored (${reason}). Look whether the disk is full or the data folder is gone.`,
      { cause: thrown },
    );
  }
}

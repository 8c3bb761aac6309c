import { HookglassError } from '../contract/errors.ts';
import { unreadable } from '../parse/parsed.ts';

/** Counts the entries that could not be read; the others of the file still count. */
export class Skips {
  count = 0;
  reason: string | null = null;

  /** What the reading gives, or nothing where it refuses the entry. */
  attempt<T>(read: () => T): T[] {
    try {
      return [read()];
    } catch (thrown) {
      if (!(thrown instanceof HookglassError)) throw thrown;
      this.count += 1;
      this.reason ??= thrown.message;
      return [];
    }
  }

  tooLarge(limit: number): HookglassError {
    return unreadable(
      `A part of the file is larger than ${limit / 1024 / 1024} MB, which is more than is read at once. Divide the file.`,
    );
  }
}

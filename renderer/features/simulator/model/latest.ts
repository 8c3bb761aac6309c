/**
 * Runs for the newest of what it is given, one at a time: while one is under way, only the last that came meanwhile waits. So a
 * question follows every keystroke, and is never asked faster than it is answered.
 */
export function latest<T>(run: (input: T) => Promise<void>): (input: T) => void {
  let busy = false;
  let waiting: { readonly input: T } | null = null;
  const next = async (): Promise<void> => {
    while (waiting) {
      const { input } = waiting;
      waiting = null;
      await run(input);
    }
    busy = false;
  };
  return (input) => {
    waiting = { input };
    if (busy) return;
    busy = true;
    void next();
  };
}

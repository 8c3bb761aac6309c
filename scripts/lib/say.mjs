// @ts-check

/**
 * Messages for people go to stderr: stdout belongs to what a script was asked for.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`hookglass: ${sentence}\n`);
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs a script's body; a failure is one sentence and an exit code, not a stack.
 * @param {() => Promise<number | void>} body
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    say(reason(error));
    process.exitCode = 1;
  }
}

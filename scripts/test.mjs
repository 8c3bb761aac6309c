// @ts-check
// Everything, from a fresh clone, alone. With arguments only what they name: `npm test -- test/unit/foo.test.ts`.
import { ensureBuilt } from './lib/build.mjs';
import { printCheck, runChecks } from './lib/checks.mjs';
import { hasDisplay, withDisplay } from './lib/display.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { reason, say } from './lib/say.mjs';
import { ensureSystemLibraries } from './lib/system-libraries.mjs';
import { runVitest } from './lib/vitest.mjs';

/** @typedef {import('./lib/vitest.mjs').Count} Count */

const args = process.argv.slice(2);
/** @type {Count} */
const total = { passed: 0, failed: 0 };

endWithNpm();
// An orderly end lets the exit hooks stop the virtual display and the tests themselves.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

if (args.length === 0) await step(checks);
await step(tests);
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);

/**
 * What cannot even begin counts as one failure.
 * @param {() => Promise<Count>} work
 */
async function step(work) {
  const count = await work().catch((error) => {
    say(reason(error));
    return { passed: 0, failed: 1 };
  });
  total.passed += count.passed;
  total.failed += count.failed;
}

/** @returns {Promise<Count>} */
async function checks() {
  const results = await runChecks(printCheck);
  const passed = results.filter((result) => result.ok).length;
  return { passed, failed: results.length - passed };
}

/** @returns {Promise<Count>} */
async function tests() {
  await ensureBuilt();
  if (!needsWindow()) return runVitest(args, process.env);
  const electron = await ensureElectron();
  await ensureSystemLibraries(electron, { display: !hasDisplay() });
  return withDisplay((env) => runVitest(args, { ...env, HOOKGLASS_ELECTRON: electron }));
}

/** Only when every path given lies outside the e2e tests can they do without Electron. */
function needsWindow() {
  const paths = args.filter((argument) => !argument.startsWith('-'));
  return paths.length === 0 || !paths.every((path) => /(^|\/)test\/(unit|integration|bench)\b/.test(path));
}

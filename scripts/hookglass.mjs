// @ts-check
// The `hookglass` command of a checkout: in this very process, so that signals, stdin and exit codes are its own.
import { pathToFileURL } from 'node:url';
import { isBuildFresh } from './lib/freshness.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { CLI_ENTRY } from './lib/paths.mjs';

if (!isBuildFresh()) {
  // Loaded only when needed: the command's first line is due at once.
  const [{ ensureBuilt }, { main }] = await Promise.all([import('./lib/build.mjs'), import('./lib/say.mjs')]);
  await main(ensureBuilt);
}

endWithNpm();
if (!process.exitCode) {
  process.argv[1] = CLI_ENTRY;
  await import(pathToFileURL(CLI_ENTRY).href);
}

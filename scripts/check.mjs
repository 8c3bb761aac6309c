// @ts-check
// Types, lint, format, layers and cycles. `npm test` runs the same.
import { printCheck, runChecks } from './lib/checks.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  const results = await runChecks(printCheck);
  return results.every((result) => result.ok) ? 0 : 1;
});

// @ts-check
import { ensureBuilt } from './lib/build.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureBuilt();
  process.stdout.write(`${await ensureElectron()}\n`);
});

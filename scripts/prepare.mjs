// @ts-check
// npm runs this at the end of `npm ci`. An install without development dependencies has nothing to build with.
import { canBuild, ensureBuilt } from './lib/build.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  if (canBuild()) await ensureBuilt();
});

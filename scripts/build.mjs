// @ts-check
import { forceBuild } from './lib/build.mjs';
import { main } from './lib/say.mjs';

await main(forceBuild);

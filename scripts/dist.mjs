// @ts-check
// `npm run dist`: packages the app for this system. Where Electron's official binary is out of reach it packs the
// runtime in use into a folder, to try the packaged app; that is no release.
import { dirname } from 'node:path';
import { forceBuild } from './lib/build.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { downloadOfficial, installedOfficial } from './lib/official-electron.mjs';
import { fromRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';

const BUILDER = fromRoot('node_modules', 'electron-builder', 'cli.js');

await main(async () => {
  await forceBuild();
  const official = (await installedOfficial()) ?? (await downloadOfficial());
  const code = await run(process.execPath, [
    BUILDER,
    '--publish',
    'never',
    ...(official ? [] : await trialArguments()),
  ]);
  if (code === 0 && !official) say('packed into release/linux-unpacked. This is NOT a release: see above.');
  return code;
});

async function trialArguments() {
  if (process.platform !== 'linux') {
    throw new Error(
      'The official Electron is out of reach, and without it nothing can be packaged on this system.',
    );
  }
  const electron = await ensureElectron();
  say('the official Electron is out of reach: packing the runtime in use into a folder, for a trial only.');
  return ['--linux', 'dir', `--config.electronDist=${dirname(electron)}`];
}

// @ts-check
// `npm run dist`: packages the app for this system. Where Electron's official binary is out of reach it packs the
// runtime in use into a folder, to try the packaged app; that is no release. `-- --for-tests` leaves the inspector in, over
// which the e2e tests drive the app (HOOKGLASS_PACKAGED=path npm test -- test/e2e/…). HOOKGLASS_UPDATE_URL: the feed of updates.
import { rm } from 'node:fs/promises';
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
    ...feedArguments(process.env.HOOKGLASS_UPDATE_URL),
    ...(process.argv.includes('--for-tests')
      ? ['--dir', '--config.electronFuses.enableNodeCliInspectArguments=true']
      : []),
    ...(official ? [] : await trialArguments()),
  ]);
  if (code === 0 && !official) {
    // The launcher of the runtime in use; a packaged app does not look at it.
    await rm(fromRoot('release', 'linux-unpacked', 'resources', 'app'), { recursive: true, force: true });
    say('packed into release/linux-unpacked. This is NOT a release: see above.');
  }
  return code;
});

/** @param {string | undefined} url */
function feedArguments(url) {
  if (!url) return [];
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new Error('HOOKGLASS_UPDATE_URL has to be an https address.');
  return ['--config.publish.provider=generic', `--config.publish.url=${url}`];
}

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

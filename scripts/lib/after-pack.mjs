// @ts-check
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST, fromRoot } from './paths.mjs';

const PARTS = ['cli', 'shared', 'engine', 'renderer'];

/**
 * electron-builder's hook: puts the command's files beside the unpacked native modules.
 * @param {{ appOutDir: string, packager: { getResourcesDir(appOutDir: string): string } }} context
 */
export default async function afterPack({ appOutDir, packager }) {
  const target = join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked');
  const filter = (/** @type {string} */ path) => !path.endsWith('.map');
  for (const part of PARTS)
    await cp(join(DIST, part), join(target, 'dist', part), { recursive: true, filter });
  await cp(fromRoot('fixtures'), join(target, 'fixtures'), { recursive: true });
  await cp(fromRoot('package.json'), join(target, 'package.json'));
}

// @ts-check
// Stands in for Electron's default app, which the fallback runtime lacks: `electron [flags] FOLDER [arguments]`
// opens the app in FOLDER. It is copied into the runtime's `resources/app`.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));

if (folder === undefined) {
  process.stderr.write('Usage: electron [flags] FOLDER [arguments]\n');
  app.exit(2);
} else {
  await open(resolve(folder)).catch(giveUp);
}

/**
 * Not thrown: for that Electron opens a dialog, which nobody sees where tests run.
 * @param {unknown} error
 */
function giveUp(error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  app.exit(1);
}

/** @param {string} path */
async function open(path) {
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const name = manifest.productName ?? manifest.name;
  app.setName(name);
  app.setPath('userData', join(app.getPath('appData'), name));
  callUntyped('setVersion', manifest.version);
  callUntyped('setAppPath', path);
  Reflect.set(process, 'defaultApp', true);
  await import(pathToFileURL(resolve(path, manifest.main ?? 'index.js')).href);
}

/**
 * Electron's own default app makes these calls too, but the types do not name them.
 * @param {string} method
 * @param {string} value
 */
function callUntyped(method, value) {
  const found = Reflect.get(app, method);
  if (typeof found === 'function') found.call(app, value);
}

// @ts-check
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { CLI_ENTRY, DIST, fromRoot } from '../lib/paths.mjs';
import { row } from './report.mjs';

const KB = 1024;
const MB = KB * KB;

/** What stands in a module before it runs: `import … from "./x.js"`, `import "./x.js"`, `export … from "./x.js"`. */
const STATIC_IMPORT = /(?:^|[;\n}])\s*(?:import|export)\s*(?:[^'"();]*?\bfrom\s*)?["'](\.[^"']+)["']/g;

/**
 * How much code is read before something can be used, and how large a package is.
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function benchSizes() {
  await ensureBuilt();
  const page = readFileSync(join(DIST, 'renderer', 'index.html'), 'utf8');
  const linked = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) =>
    join(DIST, 'renderer', String(file)),
  );
  const firstLoad = closure(linked);
  const files = filesIn(join(DIST, 'renderer', 'assets')).filter((file) => /\.(js|css)$/.test(file));
  const packed = filesIn(fromRoot('release')).filter((file) => /\.(AppImage|deb|dmg|exe|zip)$/.test(file));
  const unpacked = readdirSafe(fromRoot('release')).find((name) => name.endsWith('unpacked'));
  return {
    title: 'Sizes',
    about:
      'Code as it is read from the disk, by what is imported before it runs; nothing here is sent over a network.',
    rows: [
      row('page, until its first screen, KB', total(firstLoad) / KB, 0),
      row('page, with every screen, KB', total(files) / KB, 0),
      row('main process, KB', total(closure([join(DIST, 'electron', 'main.js')])) / KB, 0),
      row('engine, KB', total(closure([join(DIST, 'electron', 'engine.js')])) / KB, 0),
      row('command line, until it knows the command, KB', total(closure([CLI_ENTRY])) / KB, 0),
      ...packed.map((file) => row(`package ${file.split('/').at(-1)}, MB`, statSync(file).size / MB, 1)),
      ...(unpacked
        ? [row(`release/${unpacked}, MB`, total(filesIn(fromRoot('release', unpacked))) / MB, 0)]
        : [{ name: 'package', value: 'not measured', spread: '`npm run dist` makes one' }]),
    ],
    data: { firstLoad: firstLoad.map((file) => file.slice(DIST.length + 1)) },
  };
}

/** The files with all that they import, each once. @param {readonly string[]} entries */
function closure(entries) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} file */
  const visit = (file) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    if (!file.endsWith('.js')) return;
    for (const [, path] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT))
      visit(resolve(dirname(file), String(path)));
  };
  for (const entry of entries) visit(entry);
  return [...found];
}

/** @param {readonly string[]} files */
const total = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);

/** @param {string} folder @returns {string[]} */
const readdirSafe = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

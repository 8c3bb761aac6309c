// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from './paths.mjs';

/**
 * A module of ours as Node can run it: TypeScript bundled with all that it imports, so that a script measures the very
 * code that ships. Every call gives a module of its own.
 * @param {string} entry path from the root
 * @returns {Promise<Record<string, unknown>>}
 */
export async function bundleAndImport(entry) {
  // Inside node_modules, so that what stays external is found.
  const outDir = await mkdtemp(join(ROOT, 'node_modules', '.hookglass-bundle-'));
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
      build: {
        ssr: entry,
        outDir,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        // In one piece: its folder is gone before a part that is loaded later would be.
        rolldownOptions: { output: { entryFileNames: 'entry.mjs', codeSplitting: false } },
      },
    });
    return await import(pathToFileURL(join(outDir, 'entry.mjs')).href);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const here = import.meta.dirname;
// The build goes to a folder of its own first and is swapped in when it is whole (scripts/lib/build.mjs).
const out = resolve(here, process.env.HOOKGLASS_BUILD_DIR ?? 'dist');

/** What is not bundled: the runtime itself, and native modules that must stay folders with their binaries. */
const external = ['electron', '@photostructure/sqlite', '@ngrok/ngrok'];

const node: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external, conditions: ['node', 'module', 'import', 'default'] },
  build: {
    target: 'node20',
    outDir: out,
    emptyOutDir: false,
    copyPublicDir: false,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        'electron/main': resolve(here, 'electron/main.ts'),
        'electron/engine': resolve(here, 'electron/engine.ts'),
        'engine/bench-worker': resolve(here, 'core/engine/bench/worker.ts'),
        'engine/search-worker': resolve(here, 'core/engine/search/worker.ts'),
        'electron/tunnel': resolve(here, 'electron/tunnel.ts'),
        'engine/tunnel-child': resolve(here, 'core/tunnel-runner/node-child.ts'),
        'cli/hookglass': resolve(here, 'cli/hookglass.ts'),
        'cli/serve-engine': resolve(here, 'cli/serve-engine.ts'),
      },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        // The command line's own chunks lie with it, so that what it finds beside itself stays beside it.
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => id.startsWith(resolve(here, 'cli')))
            ? 'cli/[name]-[hash].js'
            : 'shared/[name]-[hash].js',
      },
    },
  },
};

/** A sandboxed preload can neither be a module nor load one: a single CommonJS file. */
const preload: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron'] },
  build: {
    target: 'node20',
    outDir: out,
    emptyOutDir: false,
    copyPublicDir: false,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { 'electron/preload': resolve(here, 'electron/preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};

const client: EnvironmentOptions = {
  build: {
    target: 'chrome130',
    outDir: resolve(out, 'renderer'),
    emptyOutDir: true,
    sourcemap: true,
    modulePreload: { polyfill: false },
    // Inlined files would be data: addresses, which the content security policy does not allow.
    assetsInlineLimit: 0,
  },
};

export default defineConfig({
  root: resolve(here, 'renderer'),
  base: '/',
  plugins: [react()],
  environments: { client, node, preload },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
});

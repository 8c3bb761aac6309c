import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Rolldown } from 'vite';

const here = import.meta.dirname;
// The build goes to a folder of its own first and is swapped in when it is whole (scripts/lib/build.mjs).
const out = resolve(here, process.env.HOOKGLASS_BUILD_DIR ?? 'dist');

/** What is not bundled: the runtime itself, and native modules that must stay folders with their binaries. */
const external = ['electron', '@photostructure/sqlite', '@ngrok/ngrok'];

/** What Node runs. Smaller code is read faster; names stay, for stack traces and logs. */
const nodeCode = (
  input: Record<string, string>,
  output: Partial<Rolldown.OutputOptions>,
): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external, conditions: ['node', 'module', 'import', 'default'] },
  build: {
    target: 'node20',
    outDir: out,
    emptyOutDir: false,
    copyPublicDir: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, resolve(here, file)])),
      output: {
        format: 'es',
        minify: { compress: true, mangle: false, codegen: true },
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name]-[hash].js',
        ...output,
      },
    },
  },
});

/** A start reads what it needs in one piece, instead of a hundred files: half of what they cost is finding and opening them. */
const atOnce = { groups: [{ name: 'first', tags: ['$initial' as const] }] };
const main = nodeCode({ 'electron/main': 'electron/main.ts' }, { codeSplitting: atOnce });
const engine = nodeCode({ 'electron/engine': 'electron/engine.ts' }, { codeSplitting: atOnce });

const node = nodeCode(
  {
    'engine/bench-worker': 'core/engine/bench/worker.ts',
    'engine/checkpoint-worker': 'core/store/checkpoint-worker.ts',
    'engine/search-worker': 'core/engine/search/worker.ts',
    'electron/tunnel': 'electron/tunnel.ts',
    'engine/tunnel-child': 'core/tunnel-runner/node-child.ts',
    'cli/hookglass': 'cli/hookglass.ts',
    'cli/serve-engine': 'cli/serve-engine.ts',
  },
  {
    // The command line's own chunks lie with it, so that what it finds beside itself stays beside it.
    chunkFileNames: ({ moduleIds }) =>
      moduleIds.some((id) => id.startsWith(resolve(here, 'cli')))
        ? 'cli/[name]-[hash].js'
        : 'shared/[name]-[hash].js',
  },
);

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
    rolldownOptions: {
      // Each file is a turn through the main process, which is busy at the start: what the first screen needs is one file.
      output: { codeSplitting: atOnce },
    },
    // Inlined files would be data: addresses, which the content security policy does not allow.
    assetsInlineLimit: 0,
  },
};

export default defineConfig({
  root: resolve(here, 'renderer'),
  base: '/',
  plugins: [react()],
  environments: { client, main, engine, node, preload },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
});

/**
 * The arrows of the house: renderer → core/contract; electron → core; cli → core;
 * inside core: engine → edges → pure → contract. Anything else is an error.
 */
const PURE =
  '^core/(providers|signatures|bench|inspect|insights|compose|parse|delivery|flows|check|exchange|query|replies|copies|compare|full-event|tunnel)(/|[.]ts$)';
const CONTRACT = '^core/contract/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no layer: nothing in it can be read, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'contract-depends-on-nothing-but-zod',
      severity: 'error',
      from: { path: CONTRACT },
      to: { pathNot: [CONTRACT, '^node_modules/zod/'] },
    },
    {
      name: 'pure-knows-no-edge',
      comment: 'Pure code computes; it opens no socket, file or database.',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^core/', pathNot: [PURE, CONTRACT] },
    },
    {
      name: 'pure-does-no-io',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(buffer|crypto|zlib|util)$' },
    },
    {
      name: 'edges-do-not-know-the-engine',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/(engine/|[^/]+[.]ts$)' },
      to: { path: '^core/engine/' },
    },
    {
      name: 'core-knows-no-host',
      severity: 'error',
      from: { path: '^core/' },
      to: {
        path: ['^electron/', '^cli/', '^renderer/', '^node_modules/(electron|react|react-dom|@mantine)/'],
      },
    },
    {
      name: 'renderer-sees-only-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^core/', '^electron/', '^cli/'], pathNot: CONTRACT },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'hosts-are-apart-1',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: ['^cli/', '^renderer/'] },
    },
    {
      name: 'hosts-are-apart-2',
      comment: 'The command line runs where Electron is not installed.',
      severity: 'error',
      from: { path: '^cli/' },
      to: { path: ['^electron/', '^renderer/', '^node_modules/electron/'] },
    },
    {
      name: 'one-sqlite-module',
      comment: 'The driver differs between runtimes; one module knows it.',
      severity: 'error',
      from: { pathNot: '^core/store/sqlite[.]ts$' },
      to: { path: '^node_modules/@photostructure/sqlite/' },
    },
    {
      name: 'own-providers-are-compiled-on-demand',
      comment: 'Who has no providers of their own starts without the code, and without ajv.',
      severity: 'error',
      from: { pathNot: '^core/providers/own/' },
      to: {
        path: ['^core/providers/own/(?!manifest-file[.]ts$)', '^node_modules/ajv'],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'one-ngrok-module',
      comment: "ngrok's SDK is loaded on demand, in a process of its own.",
      severity: 'error',
      from: { pathNot: '^core/tunnel-runner/sdk[.]ts$' },
      to: { path: '^node_modules/@ngrok/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|node_modules/[.]vite)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};

/** What the bench of the store runs: the very modules that ship. */
export { systemClock } from '../../../core/clock.ts';
export { sliceRunner } from '../../../core/engine/bench/slices.ts';
export { createEngine } from '../../../core/engine/engine.ts';
export { searchThread } from '../../../core/engine/search/worker-runner.ts';
export { inspect, RULES_VERSION } from '../../../core/inspect/inspect.ts';
export { silentLog } from '../../../core/log.ts';
export { replies } from '../../../core/receiver/reply.ts';
export { writeFact } from '../../../core/store/facts.ts';
export { openHistory } from '../../../core/store/history.ts';
export { historyName } from '../../../core/store/ids.ts';
export { createIndexer } from '../../../core/store/search/indexer.ts';
export { openTextIndex } from '../../../core/store/search/text-index.ts';
export { createWriter } from '../../../core/store/writer.ts';
export { memoryVault } from '../../../core/vault/vault.ts';

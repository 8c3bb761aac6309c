import { expect, test, vi } from 'vitest';
import { HookglassError } from '../../../../../core/contract/errors.ts';
import { IMPORT_PIECE } from '../../../../../core/contract/exchange-calls.ts';
import type { Connection } from '../../../../../renderer/connection/connection.ts';
import { createImports } from '../../../../../renderer/features/exchange/model/import-store.ts';

const result = { form: 'har', events: 2, first: 1, last: 2, skipped: 0, reason: null };

/** An engine that takes pieces until the last one came or it is cancelled. */
function fakeEngine() {
  const pieces: { size: number; last: boolean }[] = [];
  let end: { resolve: (value: unknown) => void; reject: (thrown: unknown) => void } | null = null;
  let hold = false;
  const waiting: (() => void)[] = [];
  const call = vi.fn(async (name: string, input: { bytesBase64?: string; last?: boolean }) => {
    if (name === 'exchange.import')
      return new Promise((resolve, reject) => {
        end = { resolve, reject };
      });
    if (name === 'jobs.cancel') {
      end?.reject(new HookglassError('job-cancelled', 'It was cancelled.'));
      return {};
    }
    if (hold) await new Promise<void>((resolve) => waiting.push(resolve));
    pieces.push({ size: Buffer.from(input.bytesBase64 ?? '', 'base64').length, last: input.last ?? false });
    if (input.last) end?.resolve(result);
    return {};
  });
  return {
    connection: { call } as unknown as Connection,
    pieces,
    hold: (on: boolean) => {
      hold = on;
    },
    fail: (thrown: unknown) => end?.reject(thrown),
    waiting,
  };
}

const file = (size: number) => new File([new Uint8Array(size)], 'a.har');

test('a file goes to the engine piece by piece, and the last says so', async () => {
  const engine = fakeEngine();
  const imports = createImports(engine.connection, () => 'job');
  const done: number[] = [];
  imports.store.subscribe((state) => state.status === 'running' && done.push(state.done));
  await imports.start(file(IMPORT_PIECE * 2 + 5));
  expect(engine.pieces).toEqual([
    { size: IMPORT_PIECE, last: false },
    { size: IMPORT_PIECE, last: false },
    { size: 5, last: true },
  ]);
  expect(done).toEqual([0, IMPORT_PIECE, IMPORT_PIECE * 2]);
  expect(imports.store.getState()).toEqual({ status: 'done', name: 'a.har', result });
  imports.dismiss();
  expect(imports.store.getState()).toEqual({ status: 'idle' });
});

test('an empty file is one empty piece', async () => {
  const engine = fakeEngine();
  await createImports(engine.connection, () => 'job').start(file(0));
  expect(engine.pieces).toEqual([{ size: 0, last: true }]);
});

test('cancelled, it says so; another can begin', async () => {
  const engine = fakeEngine();
  engine.hold(true);
  const imports = createImports(engine.connection, () => 'job');
  const going = imports.start(file(10));
  await vi.waitFor(() => expect(engine.waiting).toHaveLength(1));
  imports.cancel();
  engine.waiting[0]?.();
  await going;
  expect(imports.store.getState()).toEqual({ status: 'cancelled', name: 'a.har' });
  engine.hold(false);
  await imports.start(file(1));
  expect(imports.store.getState().status).toBe('done');
});

test('a file that cannot be read ends the import, and that is what is said', async () => {
  const engine = fakeEngine();
  const imports = createImports(engine.connection, () => 'job');
  await imports.start({
    name: 'gone.har',
    size: 5,
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('it is gone')) }),
  });
  expect(imports.store.getState()).toEqual({
    status: 'failed',
    name: 'gone.har',
    problem: 'The file could not be read: it is gone',
  });
});

test('what the engine refuses is said in its words', async () => {
  const engine = fakeEngine();
  engine.hold(true);
  const imports = createImports(engine.connection, () => 'job');
  const going = imports.start(file(10));
  await vi.waitFor(() => expect(engine.waiting).toHaveLength(1));
  engine.fail(new HookglassError('bundle-newer', 'Newer.'));
  engine.waiting[0]?.();
  await going;
  expect(imports.store.getState()).toEqual({ status: 'failed', name: 'a.har', problem: 'Newer.' });
});

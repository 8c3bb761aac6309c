import { fork } from 'node:child_process';
import type { ChildExit, EngineChild } from '../../core/supervisor.ts';
import { answerVault, type VaultKeeper } from '../../core/vault/keeper.ts';
import { isVaultRequest, type VaultRequest } from '../../core/vault/messages.ts';
import { paths } from '../surroundings.ts';
import { type ServingOptions, type ServingReport, servingReport } from './messages.ts';

const STOP_WITHIN_MS = 3_000;

export type Report = Exclude<ServingReport, VaultRequest>;

/** One life of the process that serves. What it keeps of secrets is in `keeper`, for the next life. */
export function startServing(
  options: Omit<ServingOptions, 'vault'>,
  keeper: VaultKeeper,
  onReport: (report: Report) => void,
): EngineChild {
  // Its own group would outlive us; with ours, Ctrl-C reaches both, and each ends in order.
  const child = fork(paths.serveEngine, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // One that is gone already does not hear it; its exit is told.
  const tell = (message: object): boolean => child.connected && child.send(message);
  tell({ ...options, vault: keeper.snapshot() } satisfies ServingOptions);
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      const report = servingReport.parse(message);
      if (isVaultRequest(report)) void answerVault(keeper, report).then(tell);
      else onReport(report);
      if (report.type === 'ready') resolve();
    });
  });
  const exited = new Promise<ChildExit>((resolve) => {
    child.on('exit', (code, signal) => resolve({ how: signal ?? `exit code ${code ?? '?'}`, final: false }));
    child.on('error', (error) => resolve({ how: error.message, final: true }));
  });
  const stop = (): void => {
    child.kill('SIGTERM');
    // One that hangs does not hear that.
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    void exited.then(() => clearTimeout(force));
  };
  return { ready, exited, stop };
}

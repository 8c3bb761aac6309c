import { z } from 'zod';

/** The engine's process, as its host sees it. */
export const engineProcessState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('starting') }),
  z.object({ status: z.literal('up') }),
  /** It ended; a new one is on its way. */
  z.object({ status: z.literal('down'), restarts: z.number().int() }),
  /** It ended too often; the user decides. */
  z.object({ status: z.literal('failed'), message: z.string() }),
]);
export type EngineProcessState = z.infer<typeof engineProcessState>;

export const hostInfo = z.object({
  version: z.string(),
  platform: z.enum(['darwin', 'win32', 'linux', 'browser']),
});
export type HostInfo = z.infer<typeof hostInfo>;

/**
 * What the preload script puts on `window.hookglass`. Everything it gives is `unknown`: the page parses it.
 * The engine's port cannot cross the bridge; it comes as a window message `{ hookglassPort: nonce }`.
 */
export interface Bridge {
  readonly info: unknown;
  /** Asks for a port to the engine. It arrives in a window message that carries this nonce. */
  acquirePort(nonce: string): void;
  /** The process's state now and at each change. Returns the way to stop. */
  onEngineProcess(listener: (state: unknown) => void): () => void;
  /** After `failed`: try again. */
  restartEngine(): void;
  getSettings(): Promise<unknown>;
  setSettings(patch: unknown): Promise<unknown>;
  /** What could not be taken over of the settings file; null where there is nothing to tell. */
  getTrouble(): Promise<unknown>;
  dismissTrouble(): void;
  /** Shows the copy of that file in its folder. */
  showCopy(): void;
  /** What a window of its own adds: its settings and versions. */
  getDesktop(): Promise<unknown>;
  setDesktop(patch: unknown): Promise<unknown>;
  newWindow(): void;
  /** Asks the feed; what it says is told in a dialog. */
  checkForUpdates(): void;
  /** Versions, settings without what was typed, and the end of the log, as text without secrets. */
  diagnostics(): Promise<unknown>;
  /** Where a link, a notification or a file leads, now and later. Returns the way to stop. */
  onLead(listener: (to: unknown) => void): () => void;
}

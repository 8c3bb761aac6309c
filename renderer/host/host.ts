import type { DesktopSettingsPatch, DesktopState, Destination } from '../../core/contract/desktop.ts';
import type { EngineProcessState, HostInfo } from '../../core/contract/host.ts';
import type { Port } from '../../core/contract/port.ts';
import type { InterfaceSettings, InterfaceSettingsPatch } from '../../core/contract/settings.ts';
import type { SettingsTrouble } from '../../core/contract/versioned.ts';

/** The complete surface through which the page reaches its host. Nothing else touches Electron or a socket. */
export interface Host {
  readonly info: HostInfo;
  /** A fresh port to the engine. Rejects when the engine cannot be reached now; the caller tries again. */
  connect(): Promise<Port>;
  /** The engine's process now and at each change. A host that cannot know never calls. Returns the way to stop. */
  onEngineProcess(listener: (state: EngineProcessState) => void): () => void;
  /** Whether `restartEngine` can do anything here. */
  readonly canRestartEngine: boolean;
  restartEngine(): void;
  getSettings(): Promise<InterfaceSettings>;
  /** Answers with the settings as they are afterwards. */
  setSettings(patch: InterfaceSettingsPatch): Promise<InterfaceSettings>;
  /** What could not be taken over of settings that were kept; null where there is nothing to tell. */
  getTrouble(): Promise<SettingsTrouble | null>;
  dismissTrouble(): void;
  /** The copy of what was kept: the window shows it in its folder, a browser gives it as a file. */
  showCopy(): void;
  copyText(text: string): Promise<void>;
  /** Hands bytes to the user as a file: the window asks where to, a browser does as it is set. */
  saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): void;
  /** What a window of its own adds; null in a browser. */
  readonly desktop: DesktopHost | null;
}

export interface DesktopHost {
  get(): Promise<DesktopState>;
  /** Answers with what is then. */
  set(patch: DesktopSettingsPatch): Promise<DesktopState>;
  newWindow(): void;
  /** What comes of it is told in a dialog of the app. */
  checkForUpdates(): void;
  diagnostics(): Promise<string>;
  /** Where a link, a notification or a file leads. Returns the way to stop. */
  onLead(listener: (to: Destination) => void): () => void;
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Setup, SetupChange } from '../../../../core/contract/setup.ts';
import { pageChanges, setupToFile, withSetup } from '../../../../core/contract/setup-page.ts';
import { readSetup } from '../../../../core/contract/setup-read.ts';
import type { Connection } from '../../../connection/connection.ts';
import type { Host } from '../../../host/host.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { type DesktopStore, standardDesktop } from '../../desktop/desktop-store.ts';
import type { Settings } from '../settings-store.ts';
import type { WayBack } from './way-back.ts';

export interface Preview {
  readonly name: string;
  readonly setup: Setup;
  readonly changes: readonly SetupChange[];
  /** Secrets that belong to it and are not set here. */
  readonly missing: readonly string[];
}

interface TransferView {
  readonly preview: Preview | null;
  readonly problem: string | null;
  /** What is done now, in words. */
  readonly busy: string | null;
  /** What has been done, with the secrets to set again. */
  readonly done: { readonly words: string; readonly missing: readonly string[] } | null;
}

export interface Transfer {
  readonly store: StoreApi<TransferView>;
  export(): Promise<void>;
  /** Reads a file and shows what would change; nothing is changed by it. */
  choose(file: { readonly name: string; text(): Promise<string> }): Promise<void>;
  apply(): Promise<void>;
  cancel(): void;
}

export interface TransferParts {
  readonly host: Pick<Host, 'saveFile'>;
  readonly connection: Connection;
  readonly settings: Settings;
  readonly desktop: DesktopStore;
  readonly wayBack: WayBack;
  readonly now: () => number;
}

const quiet: TransferView = { preview: null, problem: null, busy: null, done: null };

export function createTransfer(parts: TransferParts): Transfer {
  const { connection, settings, desktop, wayBack, host } = parts;
  const store = createStore<TransferView>(() => quiet);
  const doing = async (busy: string, work: () => Promise<Partial<TransferView>>): Promise<void> => {
    store.setState({ ...store.getState(), busy, problem: null, done: null });
    try {
      store.setState({ ...store.getState(), ...(await work()), busy: null });
    } catch (thrown) {
      store.setState({ ...store.getState(), problem: messageOf(thrown), busy: null });
    }
  };
  const pageNow = () => ({
    interface: settings.store.getState(),
    desktop: desktop.store.getState()?.settings ?? null,
  });
  const takePage = async (setup: Setup): Promise<() => Promise<void>> => {
    const before = pageNow();
    const next = withSetup({ ...before, desktop: before.desktop ?? standardDesktop }, setup);
    // The one that can be refused first.
    await desktop.change(next.desktop);
    settings.set({ ...setup.interface });
    return async () => {
      settings.set(before.interface);
      if (before.desktop) await desktop.change(before.desktop);
    };
  };
  return {
    store,
    export: () =>
      doing('Gathering the settings…', async () => {
        await desktop.load();
        const { setup } = await connection.call('setup.export', {});
        const { interface: page, desktop: ofDesktop } = pageNow();
        const about = { version: connection.store.getState().engine?.version ?? '', now: parts.now() };
        const file = setupToFile({ ...setup, ...(ofDesktop && { desktop: ofDesktop }) }, page, about);
        const bytes = new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
        host.saveFile(`hookglass-settings-${file.writtenAt.slice(0, 10)}.json`, bytes);
        return { done: { words: 'Exported.', missing: file.secrets } };
      }),
    choose: (file) =>
      doing('Reading the file…', async () => {
        store.setState({ ...store.getState(), preview: null });
        const setup = readSetup(await file.text());
        await desktop.load();
        const { changes, missing } = await connection.call('setup.preview', { setup });
        return {
          preview: {
            name: file.name,
            setup,
            changes: [...pageChanges(pageNow(), setup), ...changes],
            missing,
          },
        };
      }),
    apply: () =>
      doing('Importing…', async () => {
        const { preview } = store.getState();
        if (!preview) return {};
        await connection.call('setup.apply', { setup: preview.setup });
        const undoEngine = async (): Promise<void> => void (await connection.call('setup.undo', {}));
        const undoPage = await takePage(preview.setup).catch(async (thrown: unknown) => {
          await undoEngine();
          throw thrown;
        });
        wayBack.did({
          words: `Settings imported from ${preview.name}`,
          async undo() {
            await undoEngine();
            await undoPage();
            store.setState(quiet);
          },
        });
        return { preview: null, done: { words: 'Imported.', missing: preview.missing } };
      }),
    cancel: () => store.setState(quiet),
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProviderInfo, TemplateInfo } from '../../../core/contract/models.ts';
import type { Connection } from '../../connection/connection.ts';

export interface DirectoryState {
  providers: ReadonlyMap<string, ProviderInfo>;
  templates: readonly TemplateInfo[];
  /** The template that `Send test event` sends and the cURL line shows. */
  chosen: string | null;
}

/** What the engine knows by itself: its providers and their templates. Asked once per link, and when they change. */
export interface Directory {
  readonly store: StoreApi<DirectoryState>;
  choose(template: string): void;
}

export function createDirectory(connection: Connection): Directory {
  const store = createStore<DirectoryState>(() => ({ providers: new Map(), templates: [], chosen: null }));
  const load = async (): Promise<void> => {
    const [providers, templates] = await Promise.all([
      connection.call('providers.list', {}),
      connection.call('templates.list', {}),
    ]);
    store.setState(({ chosen }) => ({
      providers: new Map(providers.map((provider) => [provider.id, provider])),
      templates,
      chosen: templates.some(({ id }) => id === chosen) ? chosen : firstChoice(templates),
    }));
  };
  // Without it the list still reads, by ids; the next link asks again.
  const quietly = (): void => void load().catch(() => {});
  connection.onLive(quietly);
  connection.onPush(({ name }) => {
    if (name === 'providers.changed') quietly();
  });
  return { store, choose: (chosen) => store.setState({ chosen }) };
}

function firstChoice(templates: readonly TemplateInfo[]): string | null {
  const preferred = templates.find(({ id }) => id === 'okhi/verified') ?? templates[0];
  return preferred?.id ?? null;
}

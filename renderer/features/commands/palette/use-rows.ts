import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { settingsPages } from '../../settings/pages.ts';
import { hrefOf } from '../../shell/sections.ts';
import { commands as catalogue } from '../model/catalogue.ts';
import { openPlace } from '../open-place.ts';
import type { Row } from './find-rows.ts';

/** Everything that can be chosen now: commands, pages of the settings, templates and flows. */
export function useRows(): Row[] {
  const { commands, directory, flows, simulator } = useServices();
  const { templates, providers } = directory.store.getState();
  const { list } = flows.store.getState();
  const labelOf = (provider: string): string => providers.get(provider)?.label ?? provider;
  const takeTemplate = async (id: string): Promise<void> => {
    await simulator.take({ kind: 'template', id });
    openPlace(hrefOf('simulator'));
  };
  return [
    ...catalogue
      .filter(({ id, keysOnly }) => !keysOnly && commands.isAvailable(id))
      .map(({ id, group, also = '' }) => ({
        ...{ id, group, also, words: commands.wordsOf(id), keys: commands.keysOf(id) },
        run: () => void commands.run(id),
      })),
    ...settingsPages.map(({ id, name, rows }) => ({
      ...{ id: `settings:${id}`, group: 'Settings', words: `Settings: ${name}`, keys: [] },
      also: rows.map(({ label, words = '' }) => `${label} ${words}`).join(' '),
      run: () => openPlace(hrefOf('settings', id)),
    })),
    ...templates.map(({ id, provider, eventType, title }) => ({
      ...{ id: `template:${id}`, group: 'Templates', also: `${id} ${title}`, keys: [] },
      words: `Open template: ${labelOf(provider)} ${eventType}`,
      run: () => void takeTemplate(id).catch((thrown: unknown) => commands.tell(messageOf(thrown))),
    })),
    ...(list?.flows ?? []).map(({ flow }) => ({
      ...{ id: `flow:${flow.id}`, group: 'Flows', also: flow.id, keys: [] },
      words: `Open flow: ${labelOf(flow.provider)} ${flow.title}`,
      run() {
        flows.choose(flow.id);
        openPlace(hrefOf('flows'));
      },
    })),
  ];
}

/** What is not the name of anything: an event's number, or a text to search the events for. */
export function useTyped(query: string): Row[] {
  const { settings } = useServices();
  const text = query.trim();
  const number = /^#?([1-9]\d{0,14})$/.exec(text)?.[1];
  const base = { group: 'Events', also: '', keys: [] };
  const search = {
    ...{ ...base, id: 'search', words: `Search events for “${text}”` },
    run() {
      settings.set({ search: text });
      openPlace(hrefOf('inbox'));
    },
  };
  if (text === '') return [];
  if (number === undefined) return [search];
  const open = {
    ...{ ...base, id: 'event', words: `Go to event #${number}` },
    run: () => openPlace(hrefOf('inbox', number)),
  };
  return [open, search];
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { type InterfaceSettings, interfaceSettings } from '../../../../../core/contract/settings.ts';
import { type CommandDesk, createCommandDesk } from '../../../../../renderer/features/commands/model/desk.ts';
import type { SectionId } from '../../../../../renderer/features/shell/sections.ts';

export interface Made {
  readonly desk: CommandDesk;
  readonly settings: StoreApi<InterfaceSettings>;
  readonly said: string[];
  section: SectionId;
}

/** A desk with settings of its own, on a section that can be another. */
export function makeDesk(options: { desktop?: boolean } = {}): Made {
  const settings = createStore<InterfaceSettings>(() => interfaceSettings.parse({}));
  const said: string[] = [];
  const made: Made = {
    ...{ settings, said, section: 'inbox' },
    desk: createCommandDesk({
      ...{ settings: { store: settings }, mac: false, desktop: options.desktop ?? true },
      say: (text) => said.push(text),
      section: () => made.section,
      go: (section) => {
        made.section = section;
      },
    }),
  };
  return made;
}

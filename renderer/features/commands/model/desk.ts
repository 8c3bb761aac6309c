import { createStore, type StoreApi } from 'zustand/vanilla';
import { heldKeys } from '../../../../core/contract/keyboard.ts';
import type { Settings } from '../../settings/settings-store.ts';
import type { SectionId } from '../../shell/sections.ts';
import { type Command, type CommandId, commands, findCommand, type Scope } from './catalogue.ts';

export interface Action {
  run(): void;
  /** False where there is nothing to do it with: then its keys are another command's. */
  applies?(): boolean;
  /** What it would do now, in place of the catalogue's words. */
  words?(): string;
}
export type Actions = Partial<Record<CommandId, Action>>;

export interface DeskState {
  /** Which dialog of ours is open. */
  readonly dialog: 'palette' | 'shortcuts' | null;
  /** What the last command has to say. */
  readonly note: string | null;
}

/** Who can do what now: screens bind what they can do while they are shown. */
export interface CommandDesk {
  readonly store: StoreApi<DeskState>;
  readonly mac: boolean;
  show(dialog: DeskState['dialog']): void;
  /** Says it, and shows it for a while; null takes it away. */
  tell(note: string | null): void;
  /** `actions` is asked each time. Of two that can do the same the later one does it. Returns the way to stop. */
  bind(actions: () => Actions): () => void;
  /** Does it, or opens the section in which it can be done and does it there. False where it cannot be done. */
  run(id: CommandId): boolean;
  isAvailable(id: CommandId): boolean;
  wordsOf(id: CommandId): string;
  /** The keys as they are now, without those that are turned off. */
  keysOf(id: CommandId): readonly string[];
  /** Keys were pressed; true where they were a command's. */
  press(chord: string, how: { readonly repeated: boolean }): boolean;
}

interface DeskOptions {
  readonly settings: Pick<Settings, 'store'>;
  readonly say: (text: string) => void;
  readonly mac: boolean;
  readonly desktop: boolean;
  /** What is shown. */
  readonly section: () => SectionId;
  readonly go: (section: SectionId) => void;
}

/** How long a section that was opened for a command may take until it can do it. Milliseconds. */
const WAIT_MS = 2_000;

export function createCommandDesk({ settings, say, mac, desktop, section, go }: DeskOptions): CommandDesk {
  const store = createStore<DeskState>(() => ({ dialog: null, note: null }));
  let bound: readonly (() => Actions)[] = [];
  /** Waits for the section that it needs. */
  let waiting: CommandId | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (id: CommandId | null): void => {
    clearTimeout(timer);
    waiting = id;
    if (id !== null) timer = setTimeout(() => wait(null), WAIT_MS);
  };

  const actionOf = (id: CommandId): Action | undefined => {
    for (const actions of bound.toReversed()) {
      const action = actions()[id];
      if (action) return action;
    }
    return undefined;
  };
  /** The section that has to be opened first. */
  const elsewhere = ({ at }: Command): SectionId | null => (at && at !== section() ? at : null);
  const isAvailable = (id: CommandId): boolean => {
    const command = findCommand(id);
    if (!command || (command.desktop && !desktop)) return false;
    const action = actionOf(id);
    return action ? action.applies?.() !== false : elsewhere(command) !== null;
  };
  const run = (id: CommandId): boolean => {
    wait(null);
    const command = findCommand(id);
    if (!command || !isAvailable(id)) return false;
    const action = actionOf(id);
    const there = elsewhere(command);
    if (action) action.run();
    else if (there) {
      wait(id);
      go(there);
    }
    return true;
  };
  const keysNow = ({ id, keys }: Command): readonly string[] =>
    heldKeys(settings.store.getState().keyboard, id, keys);

  return {
    store,
    mac,
    show: (dialog) => store.setState({ dialog }),
    tell(note) {
      if (note !== null) say(note);
      store.setState({ note });
    },
    bind(actions) {
      bound = [...bound, actions];
      const id = waiting;
      // Once everything that is drawn with it is there, too.
      if (id !== null && actions()[id]) queueMicrotask(() => waiting === id && run(id));
      return () => {
        bound = bound.filter((one) => one !== actions);
      };
    },
    run,
    isAvailable,
    wordsOf: (id) => actionOf(id)?.words?.() ?? findCommand(id)?.words ?? id,
    keysOf(id) {
      const command = findCommand(id);
      return command ? keysNow(command) : [];
    },
    press(chord, { repeated }) {
      const heard = (scope: Scope): boolean =>
        scope === 'app' || (scope === 'compare' ? 'inbox' : scope) === section();
      const found = commands
        .filter((command) => heard(command.scope) && keysNow(command).includes(chord))
        .sort((one, other) => narrowness(one.scope) - narrowness(other.scope))
        .find(({ id }) => isAvailable(id));
      if (!found) return false;
      // A key that is held does most things once.
      if (!repeated || found.repeats) run(found.id);
      return true;
    },
  };
}

/** The narrower comes first. */
const narrowness = (scope: Scope): number => (scope === 'compare' ? 0 : scope === 'app' ? 2 : 1);

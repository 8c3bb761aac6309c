import { type Command, commands } from './catalogue.ts';

export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

/** The commands that there are here, by their groups, without those that a text does not find. */
export function groupsOf(
  query: string,
  { desktop, keysIn }: { desktop: boolean; keysIn: KeysIn },
): CommandGroup[] {
  const wanted = query.trim().toLowerCase();
  const there = commands.filter((command) => desktop || !command.desktop);
  const found = there.filter(({ id, words, group, also = '' }) =>
    `${group} ${words} ${also} ${keysIn(id)}`.toLowerCase().includes(wanted),
  );
  return [...new Set(found.map(({ group }) => group))].map((name) => ({
    name,
    commands: found.filter(({ group }) => group === name),
  }));
}

/** The keys of a command in words, by which it is found too. */
type KeysIn = (id: Command['id']) => string;

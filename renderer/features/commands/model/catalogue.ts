import { menuCommands } from '../../../../core/contract/keyboard.ts';
import type { SectionId } from '../../shell/sections.ts';

/**
 * Where the keys of a command are heard. Of two commands with the same keys the one of the narrower place has them:
 * `compare` is within `inbox`, and everything is within `app`.
 */
export type Scope = 'app' | 'compare' | SectionId;

interface Given {
  /** What it does, as a request to the app. */
  readonly words: string;
  /** The keys it is given; the user may give it others. */
  readonly keys?: readonly string[];
  /** Other words by which it is looked for. */
  readonly also?: string;
  /** Holding the keys does it again and again. */
  readonly repeats?: true;
  /** The section in which alone it can be done; the palette opens it first. */
  readonly at?: SectionId;
  /** There is no such thing in a browser. */
  readonly desktop?: true;
  /** Not offered in the palette, where it would say nothing. */
  readonly keysOnly?: true;
}

export interface CommandInfo<I extends string = string> extends Given {
  readonly id: I;
  /** Its group in lists. */
  readonly group: string;
  readonly scope: Scope;
  readonly keys: readonly string[];
}

function group<const I extends string>(
  name: string,
  scope: Scope,
  entries: Readonly<Record<I, Given>>,
): readonly CommandInfo<I>[] {
  const ids = Object.keys(entries) as I[];
  return ids.map((id) => ({ id, group: name, scope, ...entries[id], keys: entries[id].keys ?? [] }));
}

const menu = menuCommands;

/** Every command there is: what lists, the palette, the settings and the documents say of them. */
export const commands = [
  ...group('Go to', 'app', {
    'go.inbox': { words: 'Go to Inbox', keys: menu['go.inbox'] },
    'go.simulator': { words: 'Go to Simulator', keys: menu['go.simulator'] },
    'go.flows': { words: 'Go to Flows', keys: menu['go.flows'] },
    'go.handler-check': { words: 'Go to Handler check', keys: menu['go.handler-check'] },
    'go.signature-bench': { words: 'Go to Signature bench', keys: menu['go.signature-bench'] },
    'go.subscriptions': { words: 'Go to Subscriptions', keys: menu['go.subscriptions'] },
    'go.insights': { words: 'Go to Insights', keys: menu['go.insights'] },
    'go.settings': { words: 'Go to Settings', keys: menu['go.settings'], also: 'options preferences' },
    'go.catalogue': { words: 'Go to Event catalogue', also: 'documents fields schema' },
  }),
  ...group('Find and help', 'app', {
    'palette.open': { words: 'Open command palette', keys: menu['palette.open'], keysOnly: true },
    'search.focus': { words: 'Search events', keys: ['/', 'Mod+F'], at: 'inbox', also: 'find filter query' },
    'shortcuts.open': {
      words: 'Show keyboard shortcuts',
      keys: menu['shortcuts.open'],
      also: 'help hotkeys',
    },
    'shortcuts.change': { words: 'Change keyboard shortcuts', also: 'hotkeys rebind settings' },
  }),
  ...group('Capture', 'app', {
    'capture.toggle': { words: 'Pause or resume capture', also: 'stop record' },
    'capture.incognito': { words: 'Start or end incognito capture', also: 'private memory' },
    'address.copyLocal': { words: 'Copy local URL', keys: ['Mod+Shift+L'], also: 'address receiver' },
    'address.copyPublic': { words: 'Copy public URL', keys: ['Mod+Shift+G'], also: 'address ngrok tunnel' },
    'tunnel.toggle': { words: 'Connect or disconnect tunnel', also: 'ngrok public open close' },
    'events.import': {
      words: 'Import events from a file',
      keys: ['Mod+O'],
      at: 'inbox',
      also: 'HAR evidence',
    },
  }),
  ...group('List of events', 'app', {
    'list.next': { words: 'Next row', keys: ['J'], repeats: true, keysOnly: true },
    'list.previous': { words: 'Previous row', keys: ['K'], repeats: true, keysOnly: true },
  }),
  ...group('List of events', 'inbox', {
    'list.extendNext': {
      words: 'Select the next row, too',
      keys: ['Shift+J'],
      repeats: true,
      keysOnly: true,
    },
    'list.extendPrevious': {
      ...{ words: 'Select the previous row, too', keys: ['Shift+K'], repeats: true, keysOnly: true },
    },
    'list.newest': { words: 'Follow the newest event', keys: ['F'], at: 'inbox', also: 'top latest' },
    'list.all': { words: 'Select all events', at: 'inbox', also: 'choose' },
    'list.clear': { words: 'Clear list', also: 'delete remove empty all events' },
    'list.clearFound': { words: 'Clear found', at: 'inbox', also: 'delete remove search matches events' },
    'list.undo': { words: 'Undo the removal of events', keys: ['Mod+Z'], also: 'restore bring back delete' },
    'test.send': { words: 'Send test event', keys: ['T'], at: 'inbox', also: 'try example' },
  }),
  ...group('One event', 'inbox', {
    'tab.body': { words: 'Show Body', keys: ['1'], at: 'inbox', also: 'tree text hex' },
    'tab.headers': { words: 'Show Headers', keys: ['2'], at: 'inbox' },
    'tab.validation': { words: 'Show Validation', keys: ['3'], at: 'inbox', also: 'schema errors' },
    'tab.signature': { words: 'Show Signature', keys: ['4'], at: 'inbox' },
    'tab.reply': { words: 'Show Reply', keys: ['5'], at: 'inbox', also: 'answer response' },
    'tab.deliveries': { words: 'Show Deliveries', keys: ['6'], at: 'inbox' },
    'tab.compare': { words: 'Compare with another event', keys: ['7'], at: 'inbox', also: 'diff' },
    'event.replay': { words: 'Replay selected events', keys: ['R'], also: 'resend again' },
    'event.copyCurl': { words: 'Copy as cURL', keys: ['C'], also: 'clipboard command' },
    'event.save': { words: 'Save selected events as a file', keys: ['E'], also: 'export HAR evidence' },
    'event.bench': { words: 'Open event in Signature bench', keys: ['B'], also: 'diagnose verify' },
    'event.simulator': { words: 'Open event in Simulator', keys: ['S'], also: 'edit send' },
    'event.pin': { words: 'Pin or unpin event', keys: ['P'], also: 'keep star' },
    'event.note': { words: 'Write a note beside the event', keys: ['N'], at: 'inbox', also: 'comment' },
    'event.remove': { words: 'Remove selected events', keys: ['Delete'], also: 'delete trash' },
  }),
  ...group('Compare', 'compare', {
    'compare.next': { words: 'Next difference', keys: ['N'], repeats: true },
    'compare.previous': { words: 'Previous difference', keys: ['P'], repeats: true },
  }),
  ...group('Simulator', 'simulator', {
    'simulator.send': { words: 'Send the draft', keys: ['Mod+Enter'] },
    'simulator.cancel': { words: 'Cancel sending', keys: ['Escape'], also: 'stop' },
  }),
  ...group('Flows', 'flows', {
    'flows.run': { words: 'Run the flow', keys: ['Mod+Enter'], also: 'play start' },
    'flows.pause': { words: 'Pause or resume the run' },
    'flows.stop': { words: 'Stop the run', also: 'cancel end' },
    'flows.record': { words: 'Record a flow', at: 'flows', also: 'new' },
    'flows.live': { words: 'Show live events of flows', at: 'flows' },
  }),
  ...group('Handler check', 'handler-check', {
    'check.run': { words: 'Run check', keys: ['Mod+Enter'] },
    'check.cancel': { words: 'Cancel the check', keys: ['Escape'], also: 'stop' },
  }),
  ...group('Signature bench', 'signature-bench', {
    'bench.diagnose': { words: 'Diagnose', keys: ['Mod+Enter'] },
    'bench.cancel': { words: 'Cancel the search for the cause', keys: ['Escape'], also: 'stop' },
  }),
  ...group('Subscriptions', 'subscriptions', {
    'subscriptions.new': { words: 'New subscription', at: 'subscriptions', also: 'register webhook okaya' },
    'subscriptions.sandbox': { words: 'Show Okaya sandbox', at: 'subscriptions', also: 'practice' },
  }),
  ...group('Looks and app', 'app', {
    'theme.system': { words: 'Theme: as the system' },
    'theme.light': { words: 'Theme: light' },
    'theme.dark': { words: 'Theme: dark' },
    'times.toggle': { words: 'Show times as local or UTC', also: 'zone clock' },
    'window.new': { words: 'New window', keys: menu['window.new'], desktop: true },
    'updates.check': { words: 'Check for updates', desktop: true, also: 'version' },
    'diagnostics.copy': { words: 'Copy diagnostics', desktop: true, also: 'log support' },
  }),
] as const;

export type CommandId = (typeof commands)[number]['id'];
export type Command = CommandInfo<CommandId>;

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** For names that come from elsewhere, too: the settings, the menu. */
export const findCommand = (id: string): Command | undefined => byId.get(id);

/** Whether the same keys would mean two things. In `compare` those of `inbox` give way, on purpose. */
export function meet(one: Scope, other: Scope): boolean {
  return one === other || one === 'app' || other === 'app';
}

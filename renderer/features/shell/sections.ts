import {
  IconBell,
  IconBolt,
  IconChartBar,
  IconChecks,
  IconInbox,
  IconRoute,
  IconSettings,
  IconSignature,
} from '@tabler/icons-react';

/** The rail, top to bottom. The names are part of the interface's contract. */
export const sections = [
  { id: 'inbox', name: 'Inbox', icon: IconInbox },
  { id: 'simulator', name: 'Simulator', icon: IconBolt },
  { id: 'flows', name: 'Flows', icon: IconRoute },
  { id: 'handler-check', name: 'Handler check', icon: IconChecks },
  { id: 'signature-bench', name: 'Signature bench', icon: IconSignature },
  { id: 'subscriptions', name: 'Subscriptions', icon: IconBell },
  { id: 'insights', name: 'Insights', icon: IconChartBar },
  { id: 'settings', name: 'Settings', icon: IconSettings },
] as const;

export type SectionId = (typeof sections)[number]['id'];

/** The section that an address's fragment names; anything else is the Inbox. */
export function sectionOf(fragment: string): SectionId {
  const [id] = steps(fragment);
  return sections.find((section) => section.id === id)?.id ?? 'inbox';
}

/** What the fragment names inside its section, such as an event; null where it names nothing. */
export function insideOf(fragment: string): string | null {
  return steps(fragment)[1] ?? null;
}

/** And inside of that, such as an endpoint of the settings. */
export function deeperOf(fragment: string): string | null {
  return steps(fragment)[2] ?? null;
}

function steps(fragment: string): string[] {
  return fragment
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '');
}

/** The section for Ctrl or Cmd and a digit. */
export function sectionOfDigit(key: string): SectionId | undefined {
  return /^[1-8]$/.test(key) ? sections[Number(key) - 1]?.id : undefined;
}

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

/** An address within the app: the section, and what of it is meant (`#/simulator/okhi/verified`). */
export interface Route {
  readonly section: SectionId;
  readonly rest: readonly string[];
}

/** What an address's fragment names; anything unknown is the Inbox. */
export function routeOf(fragment: string): Route {
  const [id, ...rest] = fragment.replace(/^#\/?/, '').split('/');
  const section = sections.find((candidate) => candidate.id === id)?.id;
  return section ? { section, rest: rest.map(decoded) } : { section: 'inbox', rest: [] };
}

export function hrefOf(section: SectionId, ...rest: readonly string[]): string {
  return `#/${[section, ...rest.map(encodeURIComponent)].join('/')}`;
}

/** People type addresses: a stray per cent sign stands for itself. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

export const sectionName = (id: SectionId): string | undefined =>
  sections.find((section) => section.id === id)?.name;

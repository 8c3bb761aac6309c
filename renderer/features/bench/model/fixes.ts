import { createStore } from 'zustand/vanilla';

/** The languages that a fix is told in. */
export const fixLanguages = [
  { value: 'node', label: 'Node' },
  { value: 'python', label: 'Python' },
  { value: 'php', label: 'PHP' },
] as const;

export type FixLanguage = (typeof fixLanguages)[number]['value'];

/** The one that was chosen last. It stays until the page closes. */
export const fixStore = createStore(() => ({ language: 'node' as FixLanguage }));

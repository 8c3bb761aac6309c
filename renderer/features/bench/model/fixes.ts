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

export interface CodeLine {
  readonly text: string;
  readonly comment: boolean;
}

/** The lines of a fix; a comment of Node, Python or PHP begins its line. */
export function codeLines(code: string): CodeLine[] {
  return code
    .replace(/\n$/, '')
    .split('\n')
    .map((text) => ({ text, comment: /^\s*(?:\/\/|#)/.test(text) }));
}

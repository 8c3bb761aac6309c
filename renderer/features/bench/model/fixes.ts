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

/** Lines of code that belong to the comment above them. */
const BELOW = 3;

/** A whole handler is long: its comments, which say what to change, with the lines below them. null is a gap. */
export function excerptLines(lines: readonly CodeLine[]): (CodeLine | null)[] {
  // The first line is the title.
  const kept = lines.map(
    (_, at) => at === 0 || lines.slice(Math.max(1, at - BELOW), at + 1).some(({ comment }) => comment),
  );
  return lines.flatMap((line, at) => {
    if (kept[at]) return [line];
    // One gap, however many lines it spans.
    return kept[at - 1] ? [null] : [];
  });
}

import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Marks what was searched for, in the lines that are drawn. */
export function markMatches(pattern: RegExp | null): Extension {
  if (pattern === null) return [];
  const matcher = new MatchDecorator({ regexp: pattern, decoration: Decoration.mark({ class: 'hg-match' }) });
  const plugin = ViewPlugin.define<{ marks: DecorationSet }>(
    (view) => {
      let marks = matcher.createDeco(view);
      return {
        get marks() {
          return marks;
        },
        update(update: ViewUpdate) {
          marks = matcher.updateDeco(update, marks);
        },
      };
    },
    { decorations: ({ marks }) => marks },
  );
  return [
    plugin,
    EditorView.baseTheme({
      '.hg-match': {
        backgroundColor: 'var(--mark)',
        borderRadius: '2px',
      },
    }),
  ];
}

import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Text } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { Issue } from '../../../../core/contract/models.ts';
import { cspNonce } from '../../../theme/csp-nonce.ts';
import { formatCount } from '../../../ui/format.ts';
import { markMatches } from '../../search/editor-marks.ts';
import { useMarkPattern } from '../../search/use-mark-pattern.ts';
import { type EditorExplain, explainExtension } from '../explain/editor-explain.ts';
import { shownIssues } from '../model/shown-issues.ts';
import styles from './body.module.css';
import { markExtension } from './editor-marks.ts';
import { editorTheme } from './editor-theme.ts';
import { asEditorText, issueMarks } from './marks.ts';

interface TextViewProps {
  text: string;
  issues: readonly Issue[];
  wrap: boolean;
  /** How its fields are explained; null where the text has none. The same object draws the same editor. */
  explain: EditorExplain | null;
}

const wrapping = new Compartment();
const matches = new Compartment();
const wrapped = (on: boolean) => (on ? EditorView.lineWrapping : []);
/** Colours need the whole text parsed, which for megabytes would go on for seconds. */
const LONGEST_COLOURED = 3_000_000;

function extensions(doc: Text, text: string, issues: readonly Issue[], explain: EditorExplain | null) {
  const coloured = text.length <= LONGEST_COLOURED && /^\uFEFF?\s*[[{"]/.test(text);
  return [
    EditorState.readOnly.of(true),
    EditorView.cspNonce.of(cspNonce()),
    EditorView.contentAttributes.of({
      'aria-label': 'Body as text',
      'aria-readonly': 'true',
      tabindex: '0',
    }),
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    search({ top: true }),
    explain ? explainExtension(text, explain) : [],
    keymap.of([...searchKeymap, ...defaultKeymap]),
    coloured ? json() : [],
    editorTheme,
    markExtension(doc, issueMarks(text, issues)),
  ];
}

/** The body as text, read-only, with every issue under its line. */
export function TextView({ text, issues, wrap, explain }: TextViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const pattern = useMarkPattern();
  const { shown, left } = useMemo(() => shownIssues(issues), [issues]);

  const asDrawn = useEffectEvent(() => [wrapping.of(wrapped(wrap)), matches.of(markMatches(pattern))]);
  useEffect(() => {
    if (!parent.current) return;
    const counted = asEditorText(text);
    const doc = Text.of(counted.split('\n'));
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc,
        extensions: [extensions(doc, counted, shown, explain), asDrawn()],
      }),
    });
    editor.current = view;
    return () => {
      view.destroy();
      editor.current = null;
    };
  }, [text, shown, explain]);

  // A new editor has both from its start. A change has the page laid out once more, which costs more than to make the editor: only where there is one.
  const drawn = useRef({ wrap, pattern });
  useEffect(() => {
    const before = drawn.current;
    drawn.current = { wrap, pattern };
    const effects = [
      ...(before.wrap === wrap ? [] : [wrapping.reconfigure(wrapped(wrap))]),
      ...(before.pattern === pattern ? [] : [matches.reconfigure(markMatches(pattern))]),
    ];
    if (effects.length > 0) editor.current?.dispatch({ effects });
  }, [wrap, pattern]);

  return (
    <>
      {left > 0 ? (
        <p className={styles.note}>
          {formatCount(shown.length)} issues are marked in the text, {formatCount(left)} more are not.
        </p>
      ) : null}
      <div ref={parent} className={styles.editor} />
    </>
  );
}

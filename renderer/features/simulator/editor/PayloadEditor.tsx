import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { ExplainedFields } from '../../../../core/contract/catalogue-calls.ts';
import type { DraftValidation } from '../../../../core/contract/simulator-calls.ts';
import { cspNonce } from '../../../theme/csp-nonce.ts';
import { editorTheme } from '../../inbox/body/editor-theme.ts';
import styles from '../simulator.module.css';
import { completionSource } from './complete.ts';
import { fieldHover } from './hover.ts';
import { liveMarks, setMarks } from './live-marks.ts';

export interface PayloadKnowledge {
  readonly explained: ExplainedFields | null;
  readonly variables: readonly string[];
}

interface PayloadEditorProps {
  /** What it begins with; afterwards the editor has the text. Another document needs another key. */
  text: string;
  knowledge: PayloadKnowledge;
  /** Of exactly the text that it was made of. */
  validation: { readonly text: string; readonly found: DraftValidation } | null;
  onChange: (text: string) => void;
}

interface Live {
  knowledge: PayloadKnowledge;
  onChange: (text: string) => void;
}

/** Line breaks stay as they are: only a line feed ends a line, a carriage return is a character that is shown. */
function extensions(live: () => Live) {
  return [
    EditorState.lineSeparator.of('\n'),
    EditorView.cspNonce.of(cspNonce()),
    EditorView.contentAttributes.of({ 'aria-label': 'Payload' }),
    EditorView.lineWrapping,
    [lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), drawSelection()],
    [history(), indentOnInput(), bracketMatching(), search({ top: true }), json()],
    autocompletion({
      override: [
        completionSource(() => {
          const { explained, variables } = live().knowledge;
          return { fields: explained?.fields ?? [], variables };
        }),
      ],
      icons: false,
    }),
    fieldHover(() => live().knowledge.explained),
    keymap.of([
      ...completionKeymap,
      ...searchKeymap,
      ...historyKeymap,
      // It sends, wherever the focus is; the editor must not put a line in before.
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
    ]),
    editorTheme,
    liveMarks,
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) live().onChange(state.sliceDoc());
    }),
  ];
}

export function PayloadEditor({ text, knowledge, validation, onChange }: PayloadEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const live = useRef<Live>({ knowledge, onChange });
  const first = useRef(text);
  useEffect(() => {
    live.current = { knowledge, onChange };
  });
  useEffect(() => {
    if (!parent.current) return;
    const state = EditorState.create({ doc: first.current, extensions: extensions(() => live.current) });
    const view = new EditorView({ parent: parent.current, state });
    editor.current = view;
    return () => {
      view.destroy();
      editor.current = null;
    };
  }, []);
  useEffect(() => {
    const view = editor.current;
    if (view && validation && view.state.sliceDoc() === validation.text)
      view.dispatch({ effects: setMarks.of(validation.found) });
  }, [validation]);
  return <div ref={parent} className={styles.editor} />;
}

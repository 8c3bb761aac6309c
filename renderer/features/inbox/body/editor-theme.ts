import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the tokens of the app: one theme for light and dark, the tokens differ. */
const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--text)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontVariantLigatures: 'none', lineHeight: '20px' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--accent)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)' },
  '.cm-line': { padding: '0 14px 0 6px' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '34px', padding: '0 6px 0 12px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent)',
  },
  '.hg-line-error': { backgroundColor: 'var(--bad-bg)' },
  '.hg-line-warning': { backgroundColor: 'var(--warn-bg)' },
  '.hg-value-error': { textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '3px' },
  '.hg-value-warning': { textDecoration: 'underline wavy var(--warn)', textUnderlineOffset: '3px' },
  '.hg-variable': { color: 'var(--accent-text)', backgroundColor: 'var(--accent-bg)', borderRadius: '3px' },
  '.hg-note-frame': { padding: '3px 14px 8px 6px' },
  '.hg-note': {
    padding: '8px 12px',
    borderLeft: '3px solid var(--bad)',
    borderRadius: '0 6px 6px 0',
    background: 'var(--raised)',
    font: '12.5px/1.5 var(--font)',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
  '.hg-note-warning': { borderLeftColor: 'var(--warn)' },
  '.hg-note-error b': { color: 'var(--bad)' },
  '.hg-note-warning b': { color: 'var(--warn)' },
  '.hg-facts': { color: 'var(--muted)' },
  '.hg-facts code': { font: '12px var(--mono)', color: 'var(--text)' },
  '.hg-facts a': { color: 'var(--info)' },
  '.cm-tooltip': {
    maxWidth: 'min(460px, 90vw)',
    border: '1px solid var(--control-line)',
    borderRadius: '8px',
    backgroundColor: 'var(--panel)',
    boxShadow: '0 6px 20px rgb(0 0 0 / 0.18)',
  },
  '.cm-tooltip-autocomplete ul': { font: '12px/20px var(--mono)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--text)',
    backgroundColor: 'var(--accent-bg)',
  },
  '.cm-completionDetail': { color: 'var(--muted)' },
  '.cm-completionInfo': { padding: '6px 10px', font: '12.5px/1.5 var(--font)' },
  '.hg-card': { padding: '9px 12px 10px', font: '12.5px/1.5 var(--font)', color: 'var(--text)' },
  '.hg-card-head': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 10px' },
  '.hg-card-head code': { font: '600 12px/1.6 var(--mono)', overflowWrap: 'anywhere' },
  '.hg-card-facts, .hg-card-source': { color: 'var(--muted)' },
  '.hg-card p': { margin: '3px 0', overflowWrap: 'anywhere' },
  '.hg-card p.hg-card-open': { color: 'var(--muted)' },
  '.hg-card a': { color: 'var(--info)' },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)', borderColor: 'var(--line)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 28px 6px 12px', fontFamily: 'var(--font)' },
  '.cm-panel.cm-search label': { fontSize: '12px' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--text)', fontSize: '16px' },
  '.cm-textfield': {
    backgroundColor: 'var(--bg)',
    border: '1px solid var(--control-line)',
    borderRadius: '4px',
  },
  '.cm-button': {
    backgroundColor: 'var(--panel)',
    backgroundImage: 'none',
    border: '1px solid var(--control-line)',
    borderRadius: '4px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch.cm-searchMatch-selected': {
    backgroundColor: 'var(--mark)',
    outline: '2px solid var(--warn)',
  },
  '.cm-specialChar': { color: 'var(--bad)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--key)' },
  { tag: tags.string, color: 'var(--string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--number)' },
]);

export const editorTheme = [look, syntaxHighlighting(colours)];

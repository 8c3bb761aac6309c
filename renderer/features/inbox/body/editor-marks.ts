import type { Extension, Range, Text } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { Issue } from '../../../../core/contract/models.ts';
import { element, sourceLink } from './editor-dom.ts';
import type { Mark } from './marks.ts';
import { pointerSteps } from './pointer.ts';

/** The message under the line of its issue. */
class IssueNote extends WidgetType {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super();
    this.issue = issue;
  }

  override eq(other: IssueNote): boolean {
    return other.issue === this.issue;
  }

  toDOM(): HTMLElement {
    const { severity, path, message, expected, received, source } = this.issue;
    const note = element('div', `hg-note hg-note-${severity}`);
    note.append(sentence(pointerSteps(path).at(-1) ?? '', message));
    const facts = element('div', 'hg-facts');
    if (expected !== null) facts.append('Expected ', element('code', '', expected));
    if (received !== null)
      facts.append(expected === null ? 'Came ' : ' · came ', element('code', '', received));
    if (source) facts.append(facts.hasChildNodes() ? ' · ' : '', sourceLink(source));
    if (facts.hasChildNodes()) note.append(facts);
    // The editor measures the outer element, and margins would not be counted.
    const outer = element('div', 'hg-note-frame');
    outer.append(note);
    return outer;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** The message, the field's name in it set off. */
function sentence(name: string, message: string): HTMLElement {
  const at = name === '' ? -1 : message.indexOf(name);
  if (at === -1) return element('div', '', message);
  const line = element('div', '', message.slice(0, at));
  line.append(element('b', '', name), message.slice(at + name.length));
  return line;
}

/** The text never changes in its editor, so the marks are made once. */
export function markExtension(doc: Text, marks: readonly Mark[]): Extension {
  const lines = new Map<number, Issue['severity']>();
  const ranges: Range<Decoration>[] = [];
  for (const { at, end, issue } of marks) {
    const line = doc.lineAt(Math.min(at, doc.length));
    // In a body of one line the line alone says little.
    const to = Math.min(end, line.to);
    if (to > at) ranges.push(Decoration.mark({ class: `hg-value-${issue.severity}` }).range(at, to));
    // A line with an error and a warning looks like an error.
    if (lines.get(line.from) !== 'error') lines.set(line.from, issue.severity);
    ranges.push(Decoration.widget({ widget: new IssueNote(issue), block: true, side: 1 }).range(line.to));
  }
  for (const [from, severity] of lines)
    ranges.push(Decoration.line({ class: `hg-line-${severity}` }).range(from));
  return EditorView.decorations.of(Decoration.set(ranges, true));
}

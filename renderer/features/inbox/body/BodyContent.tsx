import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { EventDetail, Issue } from '../../../../core/contract/models.ts';
import { useServices } from '../../../services.ts';
import type { EditorExplain } from '../explain/editor-explain.ts';
import { FieldStrip } from '../explain/FieldStrip.tsx';
import type { FieldStep } from '../explain/field-finder.ts';
import { BodyActions } from './BodyActions.tsx';
import { BodyTools } from './BodyTools.tsx';
import styles from './body.module.css';
import { type Content, canWrap, readContent, type View, viewOf } from './content.ts';
import { HexView } from './HexView.tsx';
import { prettyJson } from './pretty.ts';
import type { BodyForm } from './read-body.ts';
import { TreeView } from './TreeView.tsx';
import { viewStore } from './view-store.ts';

interface BodyContentProps {
  event: EventDetail;
  bytes: Uint8Array<ArrayBuffer>;
  form: BodyForm;
  /** The switch between the bytes as they came and decoded; null where there is one form only. */
  forms: ReactNode;
}

/** With its editor: more code than all the rest of the Inbox, and the window is there before it. */
const TextView = lazy(async () => ({ default: (await import('./TextView.tsx')).TextView }));

const noIssues: readonly Issue[] = [];

export function BodyContent({ event, bytes, form, forms }: BodyContentProps) {
  const { view: wanted, wrap, pretty } = useStore(viewStore);
  const content = useMemo(() => readContent(bytes), [bytes]);
  const view = viewOf(wanted, content);
  const indented = view === 'text' && content.json && pretty;
  const shown = useMemo(() => {
    const text = content.text ?? '';
    const laidOut = indented ? prettyJson(text) : text;
    return { text: laidOut, changed: laidOut !== text, wrappable: canWrap(laidOut) };
  }, [content, indented]);
  const { fields } = useServices();
  const [field, setField] = useState<readonly FieldStep[] | null>(null);
  // Of what no provider sends, no document says anything.
  const explained = content.json && event.provider !== null;
  const explain = useMemo(
    () => (explained ? { fields: () => fields.of(event.id), onField: setField } : null),
    [explained, fields, event.id],
  );
  return (
    <>
      <BodyTools view={view} content={content} wrappable={shown.wrappable} forms={forms}>
        <BodyActions event={event} form={form} bytes={bytes} />
      </BodyTools>
      <Note content={content} indented={shown.changed} />
      <div className={styles.view}>
        <Shown
          view={view}
          bytes={bytes}
          text={shown.text}
          json={content.json}
          issues={event.validation?.issues ?? noIssues}
          wrap={wrap && shown.wrappable}
          explain={explain}
        />
      </div>
      {explained && view !== 'hex' ? <FieldStrip event={event} steps={field} /> : null}
    </>
  );
}

function Note({ content, indented }: { content: Content; indented: boolean }) {
  if (content.text === null)
    return <p className={styles.note}>These bytes are not UTF-8 text, so they are shown as hex.</p>;
  if (indented)
    return <p className={styles.note}>Indented for reading. The bytes that came are laid out differently.</p>;
  return null;
}

interface ShownProps {
  view: View;
  bytes: Uint8Array;
  text: string;
  json: boolean;
  issues: readonly Issue[];
  wrap: boolean;
  explain: EditorExplain | null;
}

function Shown({ view, bytes, text, json, issues, wrap, explain }: ShownProps) {
  if (view === 'hex') return <HexView bytes={bytes} />;
  if (view === 'text') {
    return (
      <Suspense fallback={null}>
        <TextView text={text} issues={issues} wrap={wrap} explain={explain} />
      </Suspense>
    );
  }
  if (json) return <TreeView text={text} onField={explain?.onField ?? null} />;
  return (
    <div className={styles.centre}>
      <strong>Not JSON</strong>
      <span className="muted">A tree can be drawn of JSON only. Text and Hex show what came.</span>
    </div>
  );
}

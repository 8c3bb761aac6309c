import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import styles from './body.module.css';
import type { Content, View } from './content.ts';
import { viewStore } from './view-store.ts';

interface BodyToolsProps {
  view: View;
  content: Content;
  /** False where a line is too long for it. */
  wrappable: boolean;
  forms: ReactNode;
  children: ReactNode;
}

export function BodyTools({ view, content, wrappable, forms, children }: BodyToolsProps) {
  const { wrap, pretty } = useStore(viewStore);
  const noText = content.text === null;
  return (
    <div className={styles.tools}>
      <SegmentedControl<View>
        aria-label="View of the body"
        value={view}
        data={[
          { value: 'text', label: 'Text', disabled: noText },
          { value: 'tree', label: 'Tree', disabled: noText },
          { value: 'hex', label: 'Hex' },
        ]}
        onChange={(next) => viewStore.setState({ view: next })}
      />
      {forms}
      <span className={styles.grow} />
      {view === 'text' && content.json ? (
        <Button
          variant="subtle"
          aria-pressed={pretty}
          title="Indents the JSON for reading; the bytes stay as they came"
          onClick={() => viewStore.setState({ pretty: !pretty })}
        >
          Pretty
        </Button>
      ) : null}
      {view === 'text' ? (
        <Button
          variant="subtle"
          aria-pressed={wrap && wrappable}
          disabled={!wrappable}
          title={wrappable ? 'Breaks long lines at the edge' : 'A line is too long to be wrapped'}
          onClick={() => viewStore.setState({ wrap: !wrap })}
        >
          Wrap
        </Button>
      ) : null}
      {children}
    </div>
  );
}

import type { CSSProperties, ReactNode } from 'react';
import type { ColumnId } from '../../../../core/contract/settings.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { columnTemplate } from './columns.ts';
import styles from './list.module.css';

interface ListFrameProps {
  shown: readonly ColumnId[];
  /** Pixels. */
  rowHeight: number;
  fieldPath: string;
  children: ReactNode;
}

/** What stands in each column above the list, and the measures that both have. */
export function ListFrame({ shown, rowHeight, fieldPath, children }: ListFrameProps) {
  const sizes: CSSProperties & Record<'--columns' | '--row', string> = {
    '--columns': columnTemplate(shown),
    '--row': `${rowHeight}px`,
  };
  return (
    <div className={styles.frame} style={sizes}>
      <ColumnHead shown={shown} fieldPath={fieldPath} />
      {children}
    </div>
  );
}

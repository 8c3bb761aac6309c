import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';
import { messageOf } from './message-of.ts';
import styles from './ui.module.css';

interface FenceProps {
  /** What is shown; another one is a new beginning. */
  of: string;
  children: ReactNode;
}

interface FenceState {
  readonly of: string;
  readonly trouble: { readonly message: string; readonly details: string } | null;
}

/** A part of the page that fails is told in its own place: without this the whole window would go blank. */
export class Fence extends Component<FenceProps, FenceState> {
  override state: FenceState = { of: this.props.of, trouble: null };

  static getDerivedStateFromError(thrown: unknown): Pick<FenceState, 'trouble'> {
    const details = thrown instanceof Error ? (thrown.stack ?? '') : '';
    return { trouble: { message: messageOf(thrown), details } };
  }

  static getDerivedStateFromProps({ of }: FenceProps, state: FenceState): FenceState | null {
    return of === state.of ? null : { of, trouble: null };
  }

  override render(): ReactNode {
    const { trouble } = this.state;
    if (trouble === null) return this.props.children;
    return (
      <div role="alert" className={styles.fence}>
        <strong>This part of the window failed</strong>
        <span className="muted">
          {trouble.message} What was captured is safe, and the rest of the window goes on.
        </span>
        <div className={styles.fenceActions}>
          <Button variant="filled" onClick={() => this.setState({ trouble: null })}>
            Try again
          </Button>
          <Button onClick={() => window.location.reload()}>Load the window anew</Button>
          <CopyButton
            name="Copy what went wrong"
            label="Copy details"
            text={`${trouble.message}\n${trouble.details}`}
          />
        </div>
      </div>
    );
  }
}

import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useServices, useSlice } from '../../../services.ts';
import { plural } from '../../../ui/format.ts';
import { Glyph } from '../../../ui/Glyph.tsx';
import type { GlyphName, Tone } from '../../../ui/verdicts.ts';
import styles from './own-providers.module.css';
import type { Outcome, OwnProvidersStore } from './own-providers-store.ts';
import { ProblemList } from './ProblemList.tsx';

/** What became of the last click, and what can be done about it. */
export function OutcomeNote() {
  const { ownProviders } = useServices();
  const outcome = useSlice(
    (services) => services.ownProviders,
    (view) => view.outcome,
  );
  return (
    <div role="status" aria-label="What happened to your own providers">
      {outcome ? <Told outcome={outcome} ownProviders={ownProviders} /> : null}
    </div>
  );
}

interface ToldProps {
  outcome: Outcome;
  ownProviders: OwnProvidersStore;
}

function Told({ outcome, ownProviders }: ToldProps) {
  const dismiss = <Button onClick={() => ownProviders.show(null)}>Dismiss</Button>;
  switch (outcome.kind) {
    case 'installed':
      return <Note glyph="check" tone="good" text={`${outcome.label} was installed.`} actions={dismiss} />;
    case 'restored':
      return <Note glyph="check" tone="good" text={`${outcome.label} is back.`} actions={dismiss} />;
    case 'reloaded':
      return (
        <Note
          glyph={outcome.problems === 0 ? 'check' : 'bang'}
          tone={outcome.problems === 0 ? 'good' : 'warn'}
          text={`The folder was read: ${plural(outcome.providers, 'provider')}, ${plural(outcome.problems, 'problem')}.`}
          actions={dismiss}
        />
      );
    case 'removed':
      return (
        <Note
          glyph="minus"
          tone="faint"
          text={`${outcome.label} was removed.`}
          actions={<Undo onClick={() => void ownProviders.restore(outcome.removed)} />}
        />
      );
    case 'exists':
      return (
        <Note
          glyph="bang"
          tone="warn"
          text={`There is a provider "${outcome.id}" already. Replacing it moves the old one aside.`}
          actions={
            <>
              <Button onClick={() => void ownProviders.install(outcome.files, true)}>Replace</Button>
              <Button onClick={() => ownProviders.show(null)}>Keep the old one</Button>
            </>
          }
        />
      );
    case 'refused':
      return (
        <>
          <Note
            glyph="cross"
            tone="bad"
            text="Nothing was installed: that folder has problems."
            actions={dismiss}
          />
          <ProblemList where="in the chosen folder" problems={outcome.problems} />
        </>
      );
    case 'failed':
      return <Note glyph="cross" tone="bad" text={outcome.message} actions={dismiss} />;
  }
}

function Undo({ onClick }: { onClick: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed went with its row, and the focus with it: the keyboard goes on here.
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <Button ref={button} onClick={onClick}>
      Undo
    </Button>
  );
}

interface NoteProps {
  glyph: GlyphName;
  tone: Tone;
  text: string;
  actions?: ReactNode;
}

function Note({ glyph, tone, text, actions }: NoteProps) {
  return (
    <div className={styles.note} data-tone={tone}>
      <Glyph name={glyph} tone={tone} />
      <span className={styles.noteText}>{text}</span>
      <span className={styles.noteActions}>{actions}</span>
    </div>
  );
}

import { Button } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useConnection, useServices, useSlice } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { Row } from '../Row.tsx';
import styles from '../settings.module.css';
import { PreviewCard } from './PreviewCard.tsx';
import { resetSettings } from './reset.ts';
import { transferRows } from './rows.ts';
import { SecretNames } from './SecretNames.tsx';

/** What is set, as a file and from one, and back to how it was at first. */
export function TransferPage() {
  const { transfer } = useServices();
  const live = useConnection(({ link }) => link.status === 'live');
  const { preview, problem, busy, done } = useSlice(
    (services) => services.transfer,
    (view) => view,
  );
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        <div className={styles.card}>
          <Row of={transferRows.export}>
            <Button disabled={!live || busy !== null} onClick={() => void transfer.export()}>
              Export settings
            </Button>
          </Row>
          <Row of={transferRows.import}>
            <ChooseFile disabled={!live || busy !== null} />
          </Row>
        </div>
        {busy === null ? null : (
          <p className="muted" role="status">
            {busy}
          </p>
        )}
        {problem === null ? null : (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
        {done === null ? null : (
          <>
            <p role="status">{done.words}</p>
            {done.missing.length > 0 ? (
              <SecretNames
                title="Not in the file; to be set again where it is imported:"
                names={done.missing}
              />
            ) : null}
          </>
        )}
        {preview === null ? null : <PreviewCard preview={preview} busy={!live || busy !== null} />}
        <h2 className={styles.heading}>Defaults</h2>
        <div className={styles.card}>
          <ResetEverything live={live} />
        </div>
      </div>
    </div>
  );
}

function ChooseFile({ disabled }: { disabled: boolean }) {
  const { transfer } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = currentTarget.files ?? [];
    if (file) void transfer.choose(file);
    // The same file can be chosen again once it was mended.
    currentTarget.value = '';
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File of settings"
        hidden
        onChange={choose}
      />
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        Import settings…
      </Button>
    </>
  );
}

function ResetEverything({ live }: { live: boolean }) {
  const services = useServices();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reset = (): void => {
    setAsked(false);
    resetSettings('everything', services).then(
      () => setProblem(null),
      (thrown: unknown) => setProblem(messageOf(thrown)),
    );
  };
  return (
    <Row of={transferRows.reset}>
      {asked ? (
        <fieldset className={styles.ask} aria-label="Reset all settings?">
          <span>All of them?</span>
          <Button variant="filled" autoFocus onClick={reset}>
            Reset all
          </Button>
          <Button onClick={() => setAsked(false)}>Cancel</Button>
        </fieldset>
      ) : (
        <Button disabled={!live} onClick={() => setAsked(true)}>
          Reset all settings…
        </Button>
      )}
      {problem === null ? null : <span role="alert">{problem}</span>}
    </Row>
  );
}

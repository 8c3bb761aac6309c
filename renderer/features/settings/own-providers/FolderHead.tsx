import { Button } from '@mantine/core';
import { type ChangeEvent, useRef } from 'react';
import type { OwnProvidersState } from '../../../../core/contract/own-provider-calls.ts';
import { useConnection, useServices, useSlice } from '../../../services.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import settings from '../settings.module.css';
import styles from './own-providers.module.css';
import { readChosen } from './read-chosen.ts';

/** Where the files lie, and the two ways to get them read. */
export function FolderHead() {
  const { ownProviders } = useServices();
  const live = useConnection(({ link }) => link.status === 'live');
  const { state, busy } = useSlice(
    (services) => services.ownProviders,
    (view) => view,
  );
  const usable = live && !busy && state !== null && state.folder !== null;
  return (
    <>
      <div className={settings.row}>
        <div>
          <div>Folder</div>
          <div className="muted">{hintOf(state)}</div>
        </div>
        <div className={settings.control}>
          <Path state={state} />
        </div>
      </div>
      <div className={styles.actions}>
        <OpenFolder disabled={!usable} />
        <Button disabled={!usable} onClick={() => void ownProviders.reload()}>
          Reload
        </Button>
      </div>
    </>
  );
}

function hintOf(state: OwnProvidersState | null): string {
  if (state && state.folder !== null && !state.watching)
    return 'One folder a provider. This system does not tell of changed files: press Reload after a change.';
  return 'One folder a provider. Drop one in, and it is there; change a file, and events are judged anew.';
}

function Path({ state }: { state: OwnProvidersState | null }) {
  if (!state) return <span className="faint">not known yet</span>;
  if (state.folder === null)
    return <span className={settings.value}>None: this history is kept in memory only.</span>;
  return (
    <>
      <span className={`mono ${settings.value}`}>{state.folder}</span>
      <CopyButton name="Copy folder of your own providers" label="Copy" text={state.folder} />
    </>
  );
}

/** The browser's own dialog for a folder: it works in a window and in a browser alike. */
function OpenFolder({ disabled }: { disabled: boolean }) {
  const { ownProviders } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const take = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = await readChosen([...(currentTarget.files ?? [])]);
    // The same folder can be chosen again once it is put right.
    currentTarget.value = '';
    if ('problem' in chosen) ownProviders.show({ kind: 'failed', message: chosen.problem });
    else await ownProviders.install(chosen.files);
  };
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          // React has no attribute for it.
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        onChange={(event) => void take(event)}
      />
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        Open a provider folder…
      </Button>
    </>
  );
}

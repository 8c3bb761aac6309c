import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useConnection, useServices, useSlice } from '../../services.ts';
import { useActions } from '../commands/use-actions.ts';

/** The browser's own dialog for a file: it works in a window and in a browser alike. */
export function ImportButton() {
  const { imports } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const live = useConnection(({ link }) => link.status === 'live');
  const running = useSlice(
    (services) => services.imports,
    ({ status }) => status === 'running',
  );
  useActions({
    'events.import': { run: () => input.current?.click(), applies: () => live && !running },
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to import"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void imports.start(file);
          // The same file again is a choice, too.
          currentTarget.value = '';
        }}
      />
      <Button
        disabled={!live || running}
        title="HAR, JSON lines, cURL commands, HTTP files, evidence; or drop a file here"
        onClick={() => input.current?.click()}
      >
        Import
      </Button>
    </>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { exampleFiles } from './example.ts';
import styles from './own-providers.module.css';

/** A whole provider to begin with, file by file. Open while there is none: nothing yet is no dead end. */
export function Example({ open }: { open: boolean }) {
  return (
    <details className={styles.example} open={open}>
      <summary>How a provider is made</summary>
      <div className={styles.exampleBody}>
        <p>
          A folder of files makes a provider like the built-in ones. This one is whole; its folder is called{' '}
          <span className="mono">acme</span>, as its id.
        </p>
        <ul className={styles.parts}>
          {exampleFiles.map(({ path, holds }) => (
            <li key={path}>
              <span className="mono">{path}</span>: {holds}.
            </li>
          ))}
        </ul>
        <Files />
        <p className="muted">
          docs/own-providers.md explains every field. Schemas are{' '}
          <a href="https://json-schema.org/understanding-json-schema" target="_blank" rel="noreferrer">
            JSON Schema
          </a>
          , draft-07 or 2020-12; nothing is fetched for them.
        </p>
      </div>
    </details>
  );
}

function Files() {
  const [chosen, setChosen] = useState<string>(exampleFiles[0].path);
  const file = exampleFiles.find(({ path }) => path === chosen) ?? exampleFiles[0];
  return (
    <div className={styles.code}>
      <div className={styles.codeHead}>
        <SegmentedControl
          aria-label="File of the example"
          data={exampleFiles.map(({ path }) => path)}
          value={file.path}
          onChange={setChosen}
        />
        <CopyButton name={`Copy ${file.path}`} label="Copy" text={file.text} />
      </div>
      <section ref={focusable} className={styles.codeText} aria-label={file.path}>
        <pre className="mono">{file.text}</pre>
      </section>
    </div>
  );
}

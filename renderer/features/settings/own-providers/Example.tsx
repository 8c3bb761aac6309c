import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { focusable } from '../../../ui/focusable.ts';
import { exampleFiles } from './example.ts';
import styles from './own-providers.module.css';

/** Nothing yet is no dead end: a whole provider to begin with, file by file. */
export function Example() {
  const [chosen, setChosen] = useState<string>(exampleFiles[0].path);
  const file = exampleFiles.find(({ path }) => path === chosen) ?? exampleFiles[0];
  return (
    <div className={styles.example}>
      <p>
        A provider that Hookglass does not know becomes one like the built-in ones by a folder of files. This
        one, in a folder <span className="mono">acme</span>, is whole:
      </p>
      <ul className={styles.parts}>
        {exampleFiles.map(({ path, says }) => (
          <li key={path}>
            <span className="mono">{path}</span> says {says}.
          </li>
        ))}
      </ul>
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
      <p className="muted">
        docs/own-providers.md explains every field. The schemas are{' '}
        <a href="https://json-schema.org/understanding-json-schema" target="_blank" rel="noreferrer">
          JSON Schema
        </a>
        , draft-07 or 2020-12.
      </p>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { z } from 'zod';
import styles from '../settings/settings.module.css';
import own from './desktop.module.css';

const licences = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);
type Licences = z.infer<typeof licences>;

/** The list that the build wrote beside the page (scripts/lib/licences.mjs). */
export function LicenceList() {
  const [list, setList] = useState<Licences | 'missing' | null>(null);
  useEffect(() => {
    let here = true;
    readList().then(
      (read) => here && setList(read),
      () => here && setList('missing'),
    );
    return () => {
      here = false;
    };
  }, []);
  if (list === null) return <p className="muted">Reading…</p>;
  if (list === 'missing') return <p className="muted">The list of licences is not in this build.</p>;
  return (
    <div className={styles.card}>
      {list.map(({ name, version, licence, text }) => (
        <details key={`${name}@${version}`} className={own.licence}>
          <summary>
            <span className="mono">
              {name} {version}
            </span>
            <span className="muted">{licence}</span>
          </summary>
          <pre className={own.text}>{text === '' ? 'The package holds no text of its licence.' : text}</pre>
        </details>
      ))}
    </div>
  );
}

async function readList(): Promise<Licences> {
  const response = await fetch('/licences.json');
  if (!response.ok) throw new Error('not there');
  return licences.parse(await response.json());
}

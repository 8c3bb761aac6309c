import type { CatalogueProvider } from '../../../core/contract/catalogue-calls.ts';
import type { ProviderNote } from '../../../core/contract/models.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { SourceLink } from '../../ui/SourceLink.tsx';
import styles from './catalogue.module.css';

/** What the documents say around the events, document by document, and after it what they leave open. */
export function ProviderNotes({ provider: { label, notes } }: { provider: CatalogueProvider }) {
  const said = notes.filter(({ documented }) => documented);
  const open = notes.filter(({ documented }) => !documented);
  return (
    <>
      {said.length > 0 ? (
        <>
          <h3>Around the events of {label}</h3>
          {bySource(said).map(([title, ofSource]) => (
            <Notes key={title} notes={ofSource} />
          ))}
        </>
      ) : null}
      {open.length > 0 ? (
        <>
          <h3>Not documented by {label}</h3>
          <Notes notes={open} />
        </>
      ) : null}
    </>
  );
}

function Notes({ notes }: { notes: readonly ProviderNote[] }) {
  const [first] = notes;
  if (!first) return null;
  return (
    <section className={styles.notes} aria-label={first.documented ? first.source.title : 'Not documented'}>
      <dl>
        {notes.map(({ title, text, documented }) => (
          <div key={title} className={styles.note}>
            <dt>
              {documented ? null : <Glyph name="dashed" tone="faint" />}
              {title}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {first.documented ? (
        <div className={styles.noteSource}>
          <SourceLink source={first.source} />
        </div>
      ) : null}
    </section>
  );
}

function bySource(notes: readonly ProviderNote[]): [string, ProviderNote[]][] {
  const groups = new Map<string, ProviderNote[]>();
  for (const note of notes) groups.set(note.source.title, [...(groups.get(note.source.title) ?? []), note]);
  return [...groups];
}

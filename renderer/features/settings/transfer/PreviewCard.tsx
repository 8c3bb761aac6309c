import { Button } from '@mantine/core';
import type { SetupChange } from '../../../../core/contract/setup.ts';
import { setupPartWords, setupTitle } from '../../../../core/contract/setup-words.ts';
import { useServices } from '../../../services.ts';
import { plural } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import styles from '../settings.module.css';
import { SecretNames } from './SecretNames.tsx';
import type { Preview } from './transfer-store.ts';

/** What an import would change, before it does. */
export function PreviewCard({ preview, busy }: { preview: Preview; busy: boolean }) {
  const { transfer } = useServices();
  const { name, changes, missing } = preview;
  const different = changes.filter(({ change }) => change !== 'same');
  const same = changes.length - different.length;
  return (
    <section className={styles.stack} aria-label="Import preview">
      <h2 className={styles.heading}>{name}</h2>
      <div className={styles.card}>
        {different.length === 0 ? (
          <p className={styles.sentence}>All of it is set already: an import would change nothing.</p>
        ) : (
          <ul className={styles.plainList} aria-label="Changes">
            {different.map((one) => (
              <ChangeLine key={`${one.kind}/${one.key}`} one={one} />
            ))}
          </ul>
        )}
        <div className={styles.foot}>
          <span className="muted">
            {same === 0 ? '' : `${plural(same, 'part')} the same. `}
            What is here and not in the file stays as it is.
          </span>
          <Button variant="subtle" disabled={busy} onClick={() => transfer.cancel()}>
            Cancel
          </Button>
          <Button
            variant="filled"
            disabled={busy || different.length === 0}
            onClick={() => void transfer.apply()}
          >
            {different.length === 0 ? 'Import' : `Import ${plural(different.length, 'change')}`}
          </Button>
        </div>
      </div>
      {missing.length > 0 ? <SecretNames title="Not in the file, and not set here:" names={missing} /> : null}
    </section>
  );
}

function ChangeLine({ one }: { one: SetupChange }) {
  const added = one.change === 'added';
  return (
    <li className={styles.change}>
      <div className={styles.changeWords}>
        {setupTitle(one)}
        {one.parts.map((part) => (
          <p key={part.name} className={styles.part}>
            {setupPartWords(part)}
          </p>
        ))}
      </div>
      <Tag
        glyph={added ? 'check' : 'bang'}
        tone={added ? 'good' : 'warn'}
        label={added ? 'added' : 'changed'}
      />
    </li>
  );
}

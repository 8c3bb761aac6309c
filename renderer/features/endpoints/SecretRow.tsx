import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SecretStatus } from '../../../core/contract/endpoints.ts';
import { useServices } from '../../services.ts';
import { messageOf } from '../../ui/message-of.ts';
import { Tag } from '../../ui/Tag.tsx';
import styles from './endpoints.module.css';
import { SecretEntry } from './SecretEntry.tsx';

interface SecretRowProps {
  slug: string;
  which: 'current' | 'previous';
  status: SecretStatus;
  /** Makes a secret, where the scheme takes one of the user's own. */
  generate: (() => string) | null;
  given: boolean;
}

type Entering = 'replace' | 'rotate' | null;

const states = {
  set: { glyph: 'check', tone: 'good', label: 'is set' },
  'not-set': { glyph: 'minus', tone: 'faint', label: 'not set' },
  unreadable: { glyph: 'cross', tone: 'bad', label: 'cannot be read on this system' },
} as const;

const titles = { current: 'Current secret', previous: 'Previous secret' } as const;

export function SecretRow({ slug, which, status, generate, given }: SecretRowProps) {
  const { endpoints, speaker } = useServices();
  const [entering, setEntering] = useState<Entering>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const title = titles[which];
  // The first secret is what one comes here for.
  const open = entering ?? (which === 'current' && status === 'not-set' ? 'replace' : null);

  const keep = async (secret: string): Promise<void> => {
    if (open === 'rotate') await endpoints.change('endpoints.rotate', { slug, secret });
    else await endpoints.change('endpoints.setSecret', { slug, which, secret });
    setEntering(null);
    speaker.say(open === 'rotate' ? 'Secret rotated' : `${title} set`);
  };
  const clear = async (): Promise<void> => {
    try {
      await endpoints.change('endpoints.clearSecret', { slug, which });
      setProblem(null);
      speaker.say(`${title} cleared`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <fieldset className={styles.secret} disabled={given}>
      <legend className="unseen">{title}</legend>
      <div className={styles.secretHead}>
        <span className={styles.secretTitle}>{title}</span>
        <Tag {...states[status]} />
        <span className={styles.grow} />
        {open === null ? (
          <Actions which={which} status={status} enter={setEntering} clear={() => void clear()} />
        ) : null}
      </div>
      {problem ? (
        <div className={styles.problem} role="alert">
          {problem}
        </div>
      ) : null}
      {open === null ? null : (
        <SecretEntry
          label={open === 'rotate' ? 'New secret' : title}
          action={open === 'rotate' ? 'Rotate' : 'Set secret'}
          hint={open === 'rotate' ? 'The current secret becomes the previous one, and still verifies.' : null}
          generate={generate}
          onKeep={keep}
          onCancel={entering === null ? null : () => setEntering(null)}
        />
      )}
    </fieldset>
  );
}

interface ActionsProps {
  which: 'current' | 'previous';
  status: SecretStatus;
  enter: (how: Entering) => void;
  clear: () => void;
}

function Actions({ which, status, enter, clear }: ActionsProps) {
  const named = (word: string): string => `${word} ${which} secret`;
  if (status === 'not-set')
    return (
      <Button aria-label={named('Set')} onClick={() => enter('replace')}>
        Set
      </Button>
    );
  return (
    <>
      {which === 'current' ? (
        <Button aria-label={named('Rotate')} onClick={() => enter('rotate')}>
          Rotate
        </Button>
      ) : null}
      <Button aria-label={named('Replace')} onClick={() => enter('replace')}>
        Replace
      </Button>
      <Button aria-label={named('Clear')} onClick={clear}>
        Clear
      </Button>
    </>
  );
}

import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { SecretInfo } from '../../../core/contract/secrets.ts';
import { useServices, useSlice } from '../../services.ts';
import { formatMoment } from '../../ui/format.ts';
import { messageOf } from '../../ui/message-of.ts';
import { Tag } from '../../ui/Tag.tsx';
import { SecretEntry } from '../endpoints/SecretEntry.tsx';
import { Refused } from './Refused.tsx';
import { RenameForm } from './RenameForm.tsx';
import styles from './secrets.module.css';
import { kindWords, secretTitle, userWords } from './words.ts';

type Doing = 'nothing' | 'rotate' | 'rename' | 'delete';

/** One secret: that it is set, and nothing of it. */
export function SecretRow({ secret }: { secret: SecretInfo }) {
  const [doing, setDoing] = useState<Doing>('nothing');
  const title = secretTitle(secret);
  return (
    <>
      <tr data-open={doing !== 'nothing' || undefined}>
        <th scope="row">
          <span className={secret.kind === 'named' ? 'mono' : undefined}>{title}</span>
          {secret.status === 'unreadable' ? (
            <Tag glyph="cross" tone="bad" label="cannot be read on this system" />
          ) : (
            <Tag glyph="check" tone="good" label="is set" />
          )}
        </th>
        <td className="muted">{kindWords[secret.kind]}</td>
        <td>
          <Users secret={secret} />
        </td>
        <Moment iso={secret.setAt} none="not known" />
        <Moment iso={secret.usedAt} none="not yet, as far as known" />
        <td>
          <Actions title={title} named={secret.kind === 'named'} doing={doing} onDo={setDoing} />
        </td>
      </tr>
      {doing === 'nothing' ? null : (
        <tr data-open>
          <td colSpan={6}>
            <Panel secret={secret} doing={doing} onDone={() => setDoing('nothing')} />
          </td>
        </tr>
      )}
    </>
  );
}

function Users({ secret: { usedBy, kind } }: { secret: SecretInfo }) {
  if (usedBy.length === 0)
    return <span className="faint">{kind === 'named' ? 'nobody yet' : 'nobody any more'}</span>;
  return (
    <ul className={styles.users}>
      {usedBy.map((user) => {
        const { text, href } = userWords(user);
        return (
          <li key={`${user.what} ${user.name}`}>
            <a href={href}>{text}</a>
          </li>
        );
      })}
    </ul>
  );
}

function Moment({ iso, none }: { iso: string | null; none: string }) {
  const zone = useSlice(
    (services) => services.settings,
    (state) => state.times,
  );
  if (iso === null) return <td className="faint">{none}</td>;
  return <td className={styles.moment}>{formatMoment(iso, zone, new Date())}</td>;
}

interface ActionsProps {
  title: string;
  named: boolean;
  doing: Doing;
  onDo: (doing: Doing) => void;
}

function Actions({ title, named, doing, onDo }: ActionsProps) {
  const button = (what: Exclude<Doing, 'nothing'>, label: string): ReactNode => (
    <Button
      aria-label={`${label}: ${title}`}
      aria-expanded={doing === what}
      onClick={() => onDo(doing === what ? 'nothing' : what)}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {button('rotate', 'Rotate')}
      {named ? button('rename', 'Rename') : null}
      {button('delete', 'Delete')}
    </div>
  );
}

interface PanelProps {
  secret: SecretInfo;
  doing: Exclude<Doing, 'nothing'>;
  onDone: () => void;
}

function Panel({ secret, doing, onDone }: PanelProps) {
  const { secrets, speaker } = useServices();
  const title = secretTitle(secret);
  if (doing === 'rename') return <RenameForm secret={secret} onDone={onDone} />;
  if (doing === 'delete') return <AskDelete secret={secret} onDone={onDone} />;
  const rotate = async (value: string): Promise<void> => {
    await secrets.change('secrets.rotate', { ref: secret.ref, secret: value });
    speaker.say(`${title} rotated`);
    onDone();
  };
  return (
    <SecretEntry
      label={`New value of ${title}`}
      action="Rotate"
      hint={
        secret.which === 'current'
          ? 'The current secret becomes the previous one, and still verifies.'
          : 'The old value is gone at once.'
      }
      generate={null}
      onKeep={rotate}
      onCancel={onDone}
    />
  );
}

function AskDelete({ secret, onDone }: { secret: SecretInfo; onDone: () => void }) {
  const { secrets, speaker } = useServices();
  const [problem, setProblem] = useState<string | null>(null);
  const title = secretTitle(secret);
  const users = secret.usedBy.map((user) => userWords(user).text);
  useEffect(() => {
    // Whoever took it up since the page was opened has to be named here.
    void secrets.load();
  }, [secrets]);
  const remove = async (): Promise<void> => {
    try {
      await secrets.remove(secret);
      speaker.say(`${title} deleted. It can be undone.`);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <fieldset className={styles.ask} aria-label={`Delete ${title}?`}>
      <span className={styles.askText}>
        {users.length === 0 ? 'Nobody uses it.' : `In use by ${users.join(', ')}: without it then.`} Delete
        it?
        <Refused problem={problem} />
      </span>
      <Button variant="filled" onClick={() => void remove()}>
        Delete it
      </Button>
      <Button variant="subtle" onClick={onDone}>
        Keep it
      </Button>
    </fieldset>
  );
}

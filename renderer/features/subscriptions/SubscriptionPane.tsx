import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { OkayaWebhook } from '../../../core/contract/okaya.ts';
import { useServices } from '../../services.ts';
import type { Texts } from './model/subscription-store.ts';
import { urlWarning } from './model/words.ts';
import { PaneFrame } from './PaneFrame.tsx';
import styles from './subscriptions.module.css';
import type { Desk } from './use-subscriptions.ts';

/** A webhook to be made. */
export function NewPane({ desk }: { desk: Desk }) {
  const { form, place, actions } = desk;
  return (
    <PaneFrame title="New subscription" onClose={desk.closePane}>
      <SubscriptionForm
        desk={desk}
        texts={{ url: form.url, description: form.description }}
        action="Create subscription"
        group={place.group}
        onChange={desk.change}
        onSave={(texts) => actions.create(place, texts)}
        onSaved={() => desk.change({ pane: 'none', url: '', description: '' })}
      />
    </PaneFrame>
  );
}

/** A webhook to be changed. */
export function EditPane({ desk }: { desk: Desk }) {
  const { form, shown, actions } = desk;
  return (
    <PaneFrame title="Edit subscription" onClose={desk.closePane}>
      <p className="mono faint">{form.webhook}</p>
      <SubscriptionForm
        desk={desk}
        texts={{ url: form.editUrl, description: form.editDescription }}
        action="Save subscription"
        group={shown.group}
        onChange={({ url = form.editUrl, description = form.editDescription }) =>
          desk.change({ editUrl: url, editDescription: description })
        }
        onSave={(texts) => actions.update(shown, form.webhook, texts)}
        onSaved={() => desk.change({ pane: 'none', webhook: '' })}
      />
    </PaneFrame>
  );
}

interface SubscriptionFormProps {
  desk: Desk;
  texts: Texts;
  action: string;
  group: string;
  onChange: (patch: Partial<Texts>) => void;
  /** null where it was not done. */
  onSave: (texts: Texts) => Promise<OkayaWebhook | null>;
  onSaved: () => void;
}

/** What is typed stays until it is saved, over a restart too. */
function SubscriptionForm({ desk, texts, action, group, onChange, onSave, onSaved }: SubscriptionFormProps) {
  const { speaker } = useServices();
  const { state, isReady, isSandbox } = desk;
  const warning = urlWarning(texts.url, isSandbox);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const saved = await onSave({ url: texts.url.trim(), description: texts.description.trim() });
    if (!saved) return;
    speaker.say(`${saved.description} saved`);
    onSaved();
  };
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void save(event)}>
      <TextInput
        label="URL"
        description="Where Okaya sends its events to."
        classNames={{ input: 'mono' }}
        placeholder="https://integration.example/webhook"
        value={texts.url}
        error={fieldProblem(desk, 'url')}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
      {warning === null ? null : (
        <p className={styles.warning} role="status">
          {warning}
        </p>
      )}
      <Suggestions desk={desk} onUse={(url) => onChange({ url })} />
      <TextInput
        label="Description"
        value={texts.description}
        error={fieldProblem(desk, 'description')}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <p className="faint">
        The API takes these two. Which events are sent is not to be chosen: its document shows user.created
        and user.session.result for each.
      </p>
      <div className={styles.choices}>
        <Button type="submit" variant="filled" disabled={!isReady || state.busy !== null || group === ''}>
          {action}
        </Button>
      </div>
      {isReady ? null : (
        <p className="muted">
          {isSandbox ? 'Start the sandbox first.' : 'Set the API key of this account first.'}
        </p>
      )}
      {isReady && group === '' ? <p className="muted">Give the group ID first.</p> : null}
    </form>
  );
}

const fieldProblem = ({ state: { failure } }: Desk, field: string): string | undefined =>
  failure?.field === field ? failure.message : undefined;

const kinds = { public: 'Public', local: 'This computer' } as const;

/** The addresses of this computer, public ones first. */
function Suggestions({ desk, onUse }: { desk: Desk; onUse: (url: string) => void }) {
  const { targets } = desk.okaya;
  if (targets.length === 0) return null;
  return (
    <fieldset className={styles.suggestions}>
      <legend>Addresses of this computer</legend>
      {targets.map(({ url, kind }) => (
        <div key={url} className={styles.suggestion}>
          <span className="faint">{kinds[kind]}</span>
          <span className={`mono ${styles.url}`} title={url}>
            {url}
          </span>
          <Button variant="subtle" aria-label={`Use ${url}`} onClick={() => onUse(url)}>
            Use
          </Button>
        </div>
      ))}
      {targets.some(({ kind }) => kind === 'public') ? null : (
        <p className="faint">There is no public URL yet, so Okaya itself cannot reach this computer.</p>
      )}
    </fieldset>
  );
}

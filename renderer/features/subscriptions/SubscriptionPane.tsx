import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useServices } from '../../services.ts';
import { urlWarning } from './model/words.ts';
import { PaneFrame } from './PaneFrame.tsx';
import styles from './subscriptions.module.css';
import type { Desk } from './use-subscriptions.ts';

/** A webhook to be made or changed. What is typed stays until it is saved, over a restart too. */
export function SubscriptionPane({ desk }: { desk: Desk }) {
  const { speaker } = useServices();
  const { form, place, actions, state, isReady } = desk;
  const isNew = form.webhook === '';
  const texts = { url: form.url.trim(), description: form.description.trim() };
  const warning = urlWarning(form.url, desk.isSandbox);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const saved = isNew
      ? await actions.create(place, texts)
      : await actions.update(desk.shown, form.webhook, texts);
    if (!saved) return;
    speaker.say(`${saved.description} ${isNew ? 'created' : 'saved'}`);
    desk.change({ pane: 'none', webhook: '', url: '', description: '' });
  };
  return (
    <PaneFrame title={isNew ? 'New subscription' : 'Edit subscription'} onClose={desk.closePane}>
      <form className={styles.form} noValidate onSubmit={(event) => void save(event)}>
        {isNew ? null : <p className="mono faint">{form.webhook}</p>}
        <TextInput
          label="URL"
          description="Where Okaya sends its events to."
          classNames={{ input: 'mono' }}
          placeholder="https://integration.example/webhook"
          value={form.url}
          error={fieldProblem(desk, 'url')}
          spellCheck={false}
          autoComplete="off"
          autoFocus={isNew}
          onChange={(event) => desk.change({ url: event.currentTarget.value })}
        />
        {warning === null ? null : (
          <p className={styles.warning} role="status">
            {warning}
          </p>
        )}
        <Suggestions desk={desk} />
        <TextInput
          label="Description"
          value={form.description}
          error={fieldProblem(desk, 'description')}
          onChange={(event) => desk.change({ description: event.currentTarget.value })}
        />
        <p className="faint">
          The API takes these two. Which events are sent is not to be chosen: its document shows user.created
          and user.session.result for each.
        </p>
        <div className={styles.choices}>
          <Button
            type="submit"
            variant="filled"
            disabled={!isReady || state.busy !== null || place.group === ''}
          >
            {isNew ? 'Create subscription' : 'Save subscription'}
          </Button>
        </div>
        {isReady ? null : (
          <p className="muted">
            {desk.isSandbox ? 'Start the sandbox first.' : 'Set the API key of this account first.'}
          </p>
        )}
      </form>
    </PaneFrame>
  );
}

const fieldProblem = ({ state: { failure } }: Desk, field: string): string | undefined =>
  failure?.field === field ? failure.message : undefined;

const kinds = { public: 'Public', local: 'This computer' } as const;

/** The addresses of this computer, public ones first. */
function Suggestions({ desk }: { desk: Desk }) {
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
          <Button variant="subtle" aria-label={`Use ${url}`} onClick={() => desk.change({ url })}>
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

import { Button, Modal, Progress, Radio, Select, TextInput } from '@mantine/core';
import type { ReplayMode } from '../../../core/contract/replay-calls.ts';
import { useServices, useSlice } from '../../services.ts';
import { formatCount, plural } from '../../ui/format.ts';
import { useGivingBack } from '../../ui/use-giving-back.ts';
import { SecretField } from '../bench/inputs/SecretField.tsx';
import { useSchemes } from '../bench/use-schemes.ts';
import { sourceOfRef } from '../secrets/secret-ref.ts';
import { choicesWith, GONE, useVaultChoices } from '../secrets/vault-choices.ts';
import { hrefOf } from '../shell/sections.ts';
import { TargetMenu } from '../simulator/compose/TargetMenu.tsx';
import { ReplayOutcomeView } from './ReplayOutcomeView.tsx';
import { ReplayPlanView } from './ReplayPlanView.tsx';
import styles from './replay.module.css';
import type { ReplayEvent, ReplayState } from './replay-store.ts';

/** Sends captured events again, after it has said what will go out. */
export function ReplayDialog() {
  const state = useSlice(
    (services) => services.replays,
    (all) => all,
  );
  return state.events === null ? null : <Opened state={state} events={state.events} />;
}

function Opened({ state, events }: { state: ReplayState; events: readonly ReplayEvent[] }) {
  const { replays } = useServices();
  useGivingBack();
  const { outcome } = state;
  // What is under way is cancelled first, so nothing here offers to leave it.
  const free = state.job === null;
  const [first] = events;
  const title =
    events.length === 1 ? `Replay event #${first?.seq}` : `Replay ${formatCount(events.length)} events`;
  return (
    <Modal
      opened
      onClose={() => replays.close()}
      title={title}
      size="xl"
      centered
      withCloseButton={free}
      closeOnEscape={free}
      closeOnClickOutside={free}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {outcome ? <ReplayOutcomeView outcome={outcome} /> : <Asking state={state} events={events} />}
    </Modal>
  );
}

function Asking({ state, events }: { state: ReplayState; events: readonly ReplayEvent[] }) {
  const { replays } = useServices();
  const { form, problem, job, plan, done } = state;
  const sending = job !== null;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void replays.send();
      }}
    >
      <div className={styles.target}>
        <TextInput
          className={styles.grow}
          label="Target URL"
          description="With a path, exactly that; without one, each request keeps its own. Its query comes along."
          classNames={{ input: 'mono' }}
          data-autofocus
          placeholder="http://localhost:3000"
          spellCheck={false}
          autoComplete="off"
          value={form.to}
          error={problem?.field === 'to' ? problem.message : null}
          disabled={sending}
          onChange={(event) => replays.change({ to: event.currentTarget.value })}
        />
        <TargetMenu provider={null} onChoose={(to) => replays.change({ to })} />
      </div>
      <Modes state={state} events={events} />
      {form.mode === 'exact' ? null : <Signing state={state} />}
      {events.length > 1 ? <Pace state={state} /> : null}
      {problem && !['to', 'secret', 'scheme'].includes(problem.field) ? (
        <p className={styles.problem} role="alert">
          {problem.message}
        </p>
      ) : null}
      {plan ? <ReplayPlanView plan={plan} several={events.length > 1} /> : null}
      <div className={styles.actions}>
        {sending ? (
          <>
            <Progress
              className={styles.grow}
              value={(100 * done) / events.length}
              aria-label="Replay progress"
            />
            <span className="muted" role="status">
              {formatCount(done)} of {formatCount(events.length)}
            </span>
            <Button onClick={() => replays.cancel()}>Cancel</Button>
          </>
        ) : (
          <>
            <Button type="submit" variant="filled" disabled={plan === null}>
              Send {events.length === 1 ? 'it again' : plural(events.length, 'event')}
            </Button>
            <Button onClick={() => replays.close()}>Close</Button>
          </>
        )}
      </div>
    </form>
  );
}

const modes: readonly { id: ReplayMode; label: string; words: string }[] = [
  {
    id: 'exact',
    label: 'Exact bytes',
    words:
      'What came, its old signature and timestamp included. A handler that checks the time may refuse it.',
  },
  {
    id: 'resigned',
    label: 'Signed now',
    words:
      'The same bytes under the same id, with a signature of this moment. A handler that saw it takes it for a repetition.',
  },
  {
    id: 'new-id',
    label: 'Signed now, with a new id',
    words: 'The same bytes under a new id in its header. A handler takes it for another event.',
  },
];

function Modes({ state, events }: { state: ReplayState; events: readonly ReplayEvent[] }) {
  const { replays, simulator, speaker } = useServices();
  const { form, job } = state;
  const [first] = events;
  const edit = async (): Promise<void> => {
    if (!first) return;
    await simulator.take({ kind: 'event', id: first.id });
    replays.close();
    window.location.hash = hrefOf('simulator').slice(1);
  };
  return (
    <Radio.Group
      label="What goes"
      value={form.mode}
      onChange={(mode) => replays.change({ mode: modes.find(({ id }) => id === mode)?.id ?? 'exact' })}
    >
      <div className={styles.modes}>
        {modes.map(({ id, label, words }) => (
          <Radio
            key={id}
            value={id}
            label={label}
            description={words}
            classNames={{ description: styles.modeWords }}
            disabled={job !== null}
            size="xs"
          />
        ))}
        {events.length === 1 ? (
          <div>
            <Button variant="subtle" disabled={job !== null} onClick={() => void edit().catch(speaker.fail)}>
              Edit it in the Simulator
            </Button>
          </div>
        ) : null}
      </div>
    </Radio.Group>
  );
}

function Signing({ state: { form, problem, job } }: { state: ReplayState }) {
  const { replays } = useServices();
  const schemes = useSchemes();
  const { data, gone } = choicesWith(useVaultChoices(), sourceOfRef(form.secretFrom));
  return (
    <section className={styles.signing} aria-label="Signing">
      <Select
        label="Scheme"
        data={[
          { value: '', label: 'As each event’s endpoint says' },
          ...schemes.filter(({ id }) => id !== 'hmac').map(({ id, label }) => ({ value: id, label })),
        ]}
        value={form.scheme}
        error={problem?.field === 'scheme' ? problem.message : null}
        disabled={job !== null}
        allowDeselect={false}
        searchable
        onChange={(scheme) => replays.change({ scheme: scheme ?? '' })}
      />
      <Select
        label="Secret from"
        data={[
          { value: 'own', label: 'Each event’s endpoint' },
          { value: 'typed', label: 'Typed here' },
          ...data,
        ]}
        value={form.secretFrom}
        error={problem?.field === 'secret' ? problem.message : gone ? GONE : null}
        disabled={job !== null}
        allowDeselect={false}
        onChange={(from) => replays.change({ secretFrom: from ?? 'own' })}
      />
      {form.secretFrom === 'typed' ? (
        <SecretField
          label="Secret"
          value={form.secret}
          onChange={(secret) => replays.change({ secret })}
          onEnter={() => {}}
        />
      ) : null}
    </section>
  );
}

const paces = [
  { value: 'none', label: 'One after the other, without waiting' },
  { value: '1', label: 'At the intervals at which they came' },
  { value: '10', label: 'At those intervals, 10 times as fast' },
  { value: '100', label: 'At those intervals, 100 times as fast' },
];

function Pace({ state: { form, job } }: { state: ReplayState }) {
  const { replays } = useServices();
  return (
    <Select
      label="Pace"
      data={paces}
      value={form.speed === null ? 'none' : String(form.speed)}
      disabled={job !== null}
      allowDeselect={false}
      onChange={(value) =>
        replays.change({ speed: value === null || value === 'none' ? null : Number(value) })
      }
    />
  );
}

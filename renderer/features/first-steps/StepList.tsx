import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { SANDBOX_ACCOUNT } from '../../../core/contract/okaya.ts';
import { type FirstStep, firstStep } from '../../../core/contract/settings.ts';
import { useServices } from '../../services.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { Unseen } from '../../ui/Unseen.tsx';
import { useSendChosen } from '../test-event/use-send-test.ts';
import styles from './first-steps.module.css';

interface Words {
  readonly title: string;
  readonly todo: () => ReactNode;
  readonly done: string;
}

const words: Readonly<Record<FirstStep, Words>> = {
  event: { title: 'Test event', todo: SendOne, done: 'An event has arrived.' },
  public: { title: 'Public address', todo: GoPublic, done: 'The world could reach this computer.' },
  subscription: { title: 'Subscription', todo: Register, done: 'A webhook sends to this computer.' },
};

/** The three steps, each optional and in any order. What happened ticks them off. */
export function StepList({ done }: { done: readonly FirstStep[] }) {
  return (
    <ol className={styles.steps} aria-label="First steps">
      {firstStep.options.map((step) => {
        const { title, todo: Todo, done: told } = words[step];
        const isDone = done.includes(step);
        return (
          <li key={step} className={styles.step} data-done={isDone || undefined}>
            <div className={styles.stepHead}>
              <Glyph name={isDone ? 'check' : 'dashed'} tone={isDone ? 'good' : 'faint'} />
              <strong>
                <Unseen>{isDone ? 'Done: ' : 'To do: '}</Unseen>
                {title}
              </strong>
            </div>
            <div className="muted">{isDone ? told : <Todo />}</div>
          </li>
        );
      })}
    </ol>
  );
}

function SendOne() {
  const test = useSendChosen();
  return (
    <>
      A documented example, over a real socket to this receiver.
      <Button
        variant="subtle"
        className={styles.action}
        disabled={test.hindrance !== null}
        title={test.hindrance ?? undefined}
        aria-busy={test.busy}
        onClick={() => test.send()}
      >
        Send one now
      </Button>
      {test.problem ? <span role="alert">{test.problem}</span> : null}
    </>
  );
}

function GoPublic() {
  return (
    <>
      <a href="#/settings/public">Connect ngrok, or use a URL of your own</a>, where a provider is to reach
      you.
    </>
  );
}

function Register() {
  const { settings } = useServices();
  const practise = (): void => {
    const form = settings.store.getState().subscriptions;
    settings.set({ subscriptions: { ...form, account: SANDBOX_ACCOUNT, group: '', pane: 'sandbox' } });
    window.location.hash = '/subscriptions';
  };
  return (
    <>
      <a href="#/subscriptions">Register a webhook at Okaya</a>, or without an account:
      <Button variant="subtle" className={styles.action} onClick={practise}>
        Practise in the sandbox
      </Button>
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { EndpointInfo } from '../../../../core/contract/endpoints.ts';
import type { Forwarding, ForwardTarget } from '../../../../core/contract/forwarding.ts';
import { useServices, useSlice } from '../../../services.ts';
import { formatCount, plural } from '../../../ui/format.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { Card } from '../Card.tsx';
import styles from '../endpoints.module.css';
import { endpointRows } from '../rows.ts';
import { NewTarget } from './NewTarget.tsx';
import { TargetItem } from './TargetItem.tsx';

/** Where an endpoint's events go on to. Every change counts at once. */
export function ForwardCard({ endpoint }: { endpoint: EndpointInfo }) {
  const { endpoints, forwards, speaker } = useServices();
  const { slug, forwarding, given } = endpoint;
  const { targets, paused } = forwarding;
  const [problem, setProblem] = useState<string | null>(null);
  const [removed, setRemoved] = useState<ForwardTarget | null>(null);
  const all = useSlice(
    (services) => services.forwards,
    (state) => state.targets,
  );
  const health = all.filter((one) => one.endpoint === slug);
  const waiting = health.reduce((sum, one) => sum + one.waiting, 0);
  /** Rejects with the engine's error. */
  const set = async (next: Partial<Forwarding>): Promise<void> => {
    await endpoints.change('forward.set', { slug, forwarding: { ...forwarding, ...next } });
    setProblem(null);
  };
  const change = (next: Partial<Forwarding>): void =>
    void set(next).catch((thrown: unknown) => setProblem(messageOf(thrown)));
  const remove = (target: ForwardTarget): void => {
    change({ targets: targets.filter(({ id }) => id !== target.id) });
    setRemoved(target);
    speaker.say(`Target ${target.url} removed. Undo is below the targets.`);
  };
  return (
    <Card title="Forward to" setting={endpointRows.forward.id}>
      <div className={styles.cardBody}>
        <p className="muted">
          Each event goes on to these handlers, after its own answer: the bytes and headers that came, with
          X-Forwarded headers behind them. A target with a path gets exactly that, one without the request’s.
        </p>
        {targets.length > 0 ? (
          <ul className={styles.rules} aria-label="Targets">
            {targets.map((target) => (
              <TargetItem
                key={target.id}
                target={target}
                health={health.find((one) => one.target === target.id) ?? null}
                locked={given}
                onChange={(next) =>
                  change({ targets: targets.map((one) => (one.id === next.id ? next : one)) })
                }
                onRemove={() => remove(target)}
              />
            ))}
          </ul>
        ) : null}
        {removed ? (
          <div className={styles.inlineUndo} role="status">
            <span className={styles.grow}>
              Removed <span className="mono">{removed.url}</span>, and what waited for it.
            </span>
            <Button
              onClick={() => {
                change({ targets: [...targets, removed] });
                setRemoved(null);
              }}
            >
              Undo
            </Button>
          </div>
        ) : null}
        {problem ? (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        ) : null}
        <NewTarget locked={given} onAdd={(target) => set({ targets: [...targets, target] })} />
        {targets.length > 0 ? (
          <div className={styles.actions}>
            <Button disabled={given} onClick={() => change({ paused: !paused })}>
              {paused ? 'Resume forwarding' : 'Pause forwarding'}
            </Button>
            {waiting > 0 ? (
              <Button onClick={() => void forwards.clear(slug).catch(speaker.fail)}>
                Forget the {formatCount(waiting)} that wait
              </Button>
            ) : null}
            {paused ? (
              <span className="muted">
                Paused: {plural(waiting, 'event')} waiting, 10,000 a target at most.
              </span>
            ) : null}
          </div>
        ) : null}
      </div>
    </Card>
  );
}

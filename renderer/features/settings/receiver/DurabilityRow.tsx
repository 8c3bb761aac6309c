import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import {
  type Durability,
  durability,
  type OperationState,
} from '../../../../core/contract/operation-calls.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { Row } from '../Row.tsx';
import styles from '../settings.module.css';
import { receiverRows } from './rows.ts';

const levels = [
  { value: 'crash', label: 'Against a crash of the program' },
  { value: 'power-loss', label: 'Against power loss' },
] as const;

/** What is acknowledged outlives the end of a process either way; that of the system only with a wait for the disk. */
export function DurabilityRow({ state, live }: { state: OperationState; live: boolean }) {
  const { operation, speaker } = useServices();
  const [problem, setProblem] = useState<string | null>(null);
  const fixed = state.durabilityGiven || state.inMemory || !live;
  const choose = (wanted: Durability): void => {
    setProblem(null);
    operation.set({ durability: wanted }).then(
      () => speaker.say(`Acknowledged requests are safe: ${hintOf(wanted)}`),
      (thrown: unknown) => setProblem(messageOf(thrown)),
    );
  };
  return (
    <Row
      of={{ ...receiverRows.durability, hint: whyFixed(state) ?? hintOf(state.durability) }}
      onReset={state.durability === 'crash' || fixed ? null : () => choose('crash')}
    >
      <div>
        <SegmentedControl
          aria-label={receiverRows.durability.label}
          orientation="vertical"
          fullWidth
          data={[...levels]}
          value={state.durability}
          disabled={fixed}
          onChange={(value) => choose(durability.parse(value))}
        />
        {problem === null ? null : (
          <div className={styles.problem} role="alert">
            {problem}
          </div>
        )}
      </div>
    </Row>
  );
}

function whyFixed({ inMemory, durabilityGiven }: OperationState): string | null {
  if (inMemory) return 'This history is in memory: nothing of it outlives this run.';
  return durabilityGiven ? 'The command line chose it for this run.' : null;
}

function hintOf(level: Durability): string {
  return level === 'crash'
    ? 'What was answered outlives the end of this program and of every other. A power cut can take the last moments.'
    : 'What was answered is on the disk. Each answer waits for the disk: fewer requests a second.';
}

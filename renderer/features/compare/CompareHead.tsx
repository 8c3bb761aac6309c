import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useServices, useSlice } from '../../services.ts';
import styles from './compare.module.css';
import { sides } from './model/compare-store.ts';

/** Which two events, and the ways to choose others. */
export function CompareHead({ children }: { children: ReactNode }) {
  const { compare } = useServices();
  const state = useSlice(
    (services) => services.compare,
    (all) => all,
  );
  const [typed, setTyped] = useState('');
  const pair = sides(state);
  const choose = (): void => {
    if (typed.trim() !== '') void compare.chooseByName(typed);
  };
  return (
    <div className={styles.head}>
      {pair ? (
        <span className={styles.pair}>
          <b>#{pair[0].seq}</b> → <b>#{pair[1].seq}</b>
        </span>
      ) : null}
      <Button variant="subtle" disabled={!pair} onClick={() => compare.swap()}>
        Swap
      </Button>
      <TextInput
        className={styles.other}
        aria-label="Compare with event"
        placeholder="Number of another event"
        value={typed}
        error={state.status !== 'failed' && state.problem ? state.problem : undefined}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && choose()}
      />
      <Button disabled={typed.trim() === ''} onClick={choose}>
        Compare
      </Button>
      {state.chosen ? (
        <Button variant="subtle" onClick={() => compare.choosePrevious()}>
          Previous of its type
        </Button>
      ) : null}
      <span className={styles.grow} />
      {children}
    </div>
  );
}

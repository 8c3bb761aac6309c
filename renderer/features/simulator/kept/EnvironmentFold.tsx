import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Environment } from '../../../../core/contract/simulator-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { Fold } from '../../../ui/Fold.tsx';
import styles from '../simulator.module.css';
import { useDesk, useMistake, useSimulatorActions } from '../use-simulator.ts';
import { readVariables, writeVariables } from './environment-text.ts';

const NONE = '';

/** Where `{{env.…}}` and `{{event.…}}` get their values from. */
export function EnvironmentFold() {
  const simulator = useSimulatorActions();
  const { environment, event } = useDesk();
  const environments = useSlice(
    (services) => services.kept,
    (state) => state.environments,
  );
  const wrongEnvironment = useMistake('environment');
  const wrongEvent = useMistake('event');
  const chosen = environments.find(({ name }) => name === environment) ?? null;
  const names = [
    ...new Set([...environments.map(({ name }) => name), ...(environment ? [environment] : [])]),
  ];
  return (
    <Fold
      summary={`Variables${environment === null ? '' : ` of ${environment}`}`}
      forced={wrongEnvironment !== null || wrongEvent !== null}
    >
      <div className={styles.pair}>
        <Select
          label="Environment"
          description="Gives {{env.NAME}} its values."
          data={[{ value: NONE, label: 'None' }, ...names.map((name) => ({ value: name, label: name }))]}
          value={environment ?? NONE}
          error={wrongEnvironment}
          allowDeselect={false}
          onChange={(name) => simulator.change({ environment: name || null })}
        />
        <TextInput
          label="Captured event"
          description="Its number gives {{event.…}} its values."
          inputMode="numeric"
          value={event ?? ''}
          error={wrongEvent}
          onChange={(change) => simulator.change({ event: change.currentTarget.value.trim() || null })}
        />
      </div>
      <EnvironmentForm key={chosen?.name ?? NONE} environment={chosen} />
    </Fold>
  );
}

function EnvironmentForm({ environment }: { environment: Environment | null }) {
  const { kept } = useServices();
  const simulator = useSimulatorActions();
  const [name, setName] = useState(environment?.name ?? '');
  const [text, setText] = useState(writeVariables(environment?.variables ?? {}));
  const read = readVariables(text);
  const save = async (): Promise<void> => {
    if (!('variables' in read)) return;
    await kept.saveEnvironment({ name: name.trim(), variables: read.variables });
    simulator.change({ environment: name.trim() });
  };
  const remove = async (): Promise<void> => {
    simulator.change({ environment: null });
    await kept.removeEnvironment(name);
  };
  return (
    <>
      <Textarea
        label={environment ? `Values of ${environment.name}` : 'Values of a new environment'}
        description="NAME=value, one a line. Not for secrets: they are stored as they are."
        classNames={{ input: 'mono' }}
        rows={3}
        value={text}
        error={'problem' in read ? read.problem : null}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.row}>
        {environment ? null : (
          <TextInput
            aria-label="Name of the environment"
            placeholder="Name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <Button disabled={name.trim() === '' || 'problem' in read} onClick={() => void save()}>
          Save environment
        </Button>
        {environment ? (
          <Button variant="subtle" onClick={() => void remove()}>
            Remove environment
          </Button>
        ) : null}
      </div>
    </>
  );
}

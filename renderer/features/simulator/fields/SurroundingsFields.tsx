import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Environment } from '../../../../core/contract/simulator-calls.ts';
import { useServices, useSlice } from '../../../services.ts';
import { readVariables, writeVariables } from '../kept/environment-text.ts';
import styles from '../simulator.module.css';

const NONE = '';

export interface Surroundings {
  readonly environment: string | null;
  /** Id of a captured event, or its number. */
  readonly event: string | null;
}

interface SurroundingsFieldsProps extends Surroundings {
  mistakes: { readonly environment: string | null; readonly event: string | null };
  onChange: (patch: Partial<Surroundings>) => void;
}

/** Where `{{env.…}}` and `{{event.…}}` get their values from. */
export function SurroundingsFields({ environment, event, mistakes, onChange }: SurroundingsFieldsProps) {
  const environments = useSlice(
    (services) => services.kept,
    (state) => state.environments,
  );
  const chosen = environments.find(({ name }) => name === environment) ?? null;
  const names = [
    ...new Set([...environments.map(({ name }) => name), ...(environment ? [environment] : [])]),
  ];
  return (
    <>
      <div className={styles.pair}>
        <Select
          label="Environment"
          description="Gives {{env.NAME}} its values."
          data={[{ value: NONE, label: 'None' }, ...names.map((name) => ({ value: name, label: name }))]}
          value={environment ?? NONE}
          error={mistakes.environment}
          allowDeselect={false}
          onChange={(name) => onChange({ environment: name || null })}
        />
        <TextInput
          label="Captured event"
          description="Its number gives {{event.…}} its values."
          inputMode="numeric"
          value={event ?? ''}
          error={mistakes.event}
          onChange={(change) => onChange({ event: change.currentTarget.value.trim() || null })}
        />
      </div>
      <EnvironmentForm
        key={chosen?.name ?? NONE}
        environment={chosen}
        onChoose={(name) => onChange({ environment: name })}
      />
    </>
  );
}

interface EnvironmentFormProps {
  environment: Environment | null;
  onChoose: (name: string | null) => void;
}

function EnvironmentForm({ environment, onChoose }: EnvironmentFormProps) {
  const { kept } = useServices();
  const [name, setName] = useState(environment?.name ?? '');
  const [text, setText] = useState(writeVariables(environment?.variables ?? {}));
  const read = readVariables(text);
  const save = async (): Promise<void> => {
    if (!('variables' in read)) return;
    await kept.saveEnvironment({ name: name.trim(), variables: read.variables });
    onChoose(name.trim());
  };
  const remove = async (): Promise<void> => {
    onChoose(null);
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

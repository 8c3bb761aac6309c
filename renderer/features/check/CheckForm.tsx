import { Button, Select, TextInput } from '@mantine/core';
import { useSlice } from '../../services.ts';
import { useShortcut } from '../commands/use-shortcut.ts';
import styles from './check.module.css';
import { MoreFields } from './MoreFields.tsx';
import type { Check } from './use-check.ts';

/** What is checked, and the button. */
export function CheckForm({ check }: { check: Check }) {
  const { form, problems, change, state } = check;
  const shortcut = useShortcut('check.run');
  const providers = useSlice(
    (services) => services.directory,
    (directory) => directory.providers,
  );
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check.run(null);
      }}
    >
      <div className={styles.line}>
        <TextInput
          aria-label="Handler URL"
          className={styles.url}
          classNames={{ input: 'mono' }}
          placeholder="http://localhost:3000/webhooks"
          spellCheck={false}
          value={form.url}
          error={problems.url}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
        <Select
          aria-label="Provider"
          className={styles.provider}
          data={[...providers.values()].map(({ id, label }) => ({ value: id, label }))}
          value={form.provider === '' ? null : form.provider}
          error={problems.provider}
          allowDeselect={false}
          checkIconPosition="right"
          onChange={(provider) => provider !== null && change({ provider })}
        />
        <Button type="submit" variant="filled" disabled={state.running} aria-keyshortcuts={shortcut.aria}>
          Run check
        </Button>
      </div>
      <MoreFields check={check} />
    </form>
  );
}

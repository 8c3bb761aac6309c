import { Select } from '@mantine/core';
import { useServices, useSlice } from '../../../services.ts';
import styles from './empty.module.css';

/** Which documented event is sent as a test and shown as cURL. */
export function TemplatePicker({ className = styles.picker }: { className?: string | undefined }) {
  const { directory } = useServices();
  const { templates, chosen, providers } = useSlice(
    (services) => services.directory,
    (state) => state,
  );
  const choices = templates.map(({ id, provider, title }) => ({
    value: id,
    label: `${providers.get(provider)?.label ?? provider}: ${title}`,
  }));
  return (
    <Select
      className={className}
      aria-label="Test event template"
      data={choices}
      value={chosen}
      disabled={templates.length === 0}
      allowDeselect={false}
      checkIconPosition="right"
      comboboxProps={{ width: 'max-content', position: 'bottom-end', shadow: 'md' }}
      onChange={(id) => id !== null && directory.choose(id)}
    />
  );
}

import { Button, Checkbox, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { type ColumnId, columnId, type ListLook } from '../../../../core/contract/settings.ts';
import { useServices, useSlice } from '../../../services.ts';
import { columns } from './columns.ts';
import styles from './list.module.css';

const densities = [
  { value: 'normal', label: 'Normal' },
  { value: 'compact', label: 'Compact' },
] as const;

/** What the list shows of each event, and how dense. */
export function ColumnMenu() {
  const { settings } = useServices();
  const look = useSlice(
    (services) => services.settings,
    (state) => state.list,
  );
  const change = (patch: Partial<ListLook>): void => settings.set({ list: { ...look, ...patch } });
  const toggle = (id: ColumnId, on: boolean): void =>
    change({
      columns: columnId.options.filter((other) => (other === id ? on : look.columns.includes(other))),
    });
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<IconColumns3 size={14} aria-hidden="true" />}>Columns</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.columnMenu}>
          {columnId.options.map((id) => (
            <Checkbox
              key={id}
              size="xs"
              label={columns[id].name}
              checked={look.columns.includes(id)}
              // A list without columns would show nothing to choose by.
              disabled={look.columns.length === 1 && look.columns.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
          <TextInput
            label="Path of the field"
            placeholder="v2.verification_status"
            className="mono"
            value={look.fieldPath}
            onChange={(event) => {
              const fieldPath = event.currentTarget.value;
              const chosen = fieldPath === '' || look.columns.includes('field');
              change({
                fieldPath,
                columns: chosen
                  ? look.columns
                  : columnId.options.filter((id) => id === 'field' || look.columns.includes(id)),
              });
            }}
          />
          <SegmentedControl
            aria-label="Density"
            data={[...densities]}
            value={look.density}
            onChange={(density) => change({ density })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Select } from '@mantine/core';
import { useState } from 'react';
import { useSlice } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { useDesk, useSimulatorActions } from '../use-simulator.ts';
import { wordsBelow } from './words-below.ts';

/** Which documented event the draft began with. Another one takes its place; what stood here can be brought back. */
export function TemplateField() {
  const simulator = useSimulatorActions();
  const { draft } = useDesk();
  const [problem, setProblem] = useState<string | null>(null);
  const { templates, providers } = useSlice(
    (services) => services.directory,
    (state) => state,
  );
  const groups = [...new Set(templates.map(({ provider }) => provider))].map((id) => ({
    group: providers.get(id)?.label ?? id,
    items: templates
      .filter(({ provider }) => provider === id)
      .map((template) => ({ value: template.id, label: template.eventType })),
  }));
  const take = async (id: string): Promise<void> => {
    try {
      await simulator.take({ kind: 'template', id });
      setProblem(null);
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <Select
      label="Template"
      inputWrapperOrder={wordsBelow}
      description={captionOf(draft.template, draft.provider)}
      data={groups}
      value={draft.template}
      placeholder={draft.template === null ? 'None: it was imported' : ''}
      error={problem}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage="No template of that name"
      allowDeselect={false}
      checkIconPosition="right"
      comboboxProps={{ shadow: 'md' }}
      // The same one again begins it anew, which is no change.
      onOptionSubmit={(id) => void take(id)}
    />
  );
}

function captionOf(template: string | null, provider: string | null): string {
  if (template !== null) return template;
  return provider === null ? 'Of no provider that is known' : `An event of ${provider}`;
}

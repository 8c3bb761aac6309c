import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import {
  insertName,
  type Recipe,
  type RecipeField,
  readRecipe,
  recipeChoices,
  recipeNames,
  writeRecipe,
} from '../model/recipe.ts';
import styles from './inputs.module.css';

interface RecipeBuilderProps {
  text: string;
  problem: string | null;
  onChange: (text: string) => void;
}

/** A recipe in boxes, and as the text that the command line takes: either can be edited. */
export function RecipeBuilder({ text, problem, onChange }: RecipeBuilderProps) {
  const recipe = readRecipe(text);
  const change = (patch: Partial<Recipe>): void => onChange(writeRecipe({ ...recipe, ...patch }));
  const box = (field: RecipeField, label: string) => (
    <TextInput
      label={label}
      size="xs"
      value={recipe[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  const choice = (field: keyof typeof recipeChoices, label: string) => (
    <Select
      label={label}
      size="xs"
      data={[...recipeChoices[field]]}
      value={recipe[field] === '' ? null : recipe[field]}
      allowDeselect={false}
      onChange={(value) => value !== null && change({ [field]: value })}
    />
  );
  return (
    <fieldset className={styles.recipe}>
      <legend>Recipe</legend>
      <div className={styles.boxes}>
        {box('header', 'Signature header')}
        {box('prefix', 'Prefix')}
        {choice('algorithm', 'Algorithm')}
        {choice('encoding', 'Encoding')}
        {choice('key', 'Key')}
        {box('timestamp-header', 'Timestamp header')}
        {box('id-header', 'Id header')}
      </div>
      <ContentBox content={recipe.content} onChange={(content) => change({ content })} />
      <div className={styles.recipeText}>
        <Textarea
          label="Recipe as text"
          size="xs"
          autosize
          classNames={{ input: 'mono' }}
          value={text}
          error={problem}
          onChange={(event) => onChange(event.currentTarget.value.replace(/\r?\n/g, ''))}
        />
        <CopyButton name="Copy recipe" label="Copy" text={text} />
      </div>
    </fieldset>
  );
}

/** What is signed, with buttons that put a name in at the caret. */
function ContentBox({ content, onChange }: { content: string; onChange: (content: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const insert = (name: string): void => {
    const at = input.current?.selectionStart ?? content.length;
    onChange(insertName(content, at, name));
    input.current?.focus();
  };
  return (
    <div>
      <TextInput
        ref={input}
        label="Signed content"
        size="xs"
        classNames={{ input: 'mono' }}
        value={content}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={styles.names}>
        {recipeNames.map((name) => (
          <Button key={name} variant="subtle" aria-label={`Insert ${name}`} onClick={() => insert(name)}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  );
}

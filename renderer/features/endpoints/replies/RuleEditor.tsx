import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EndpointInfo } from '../../../../core/contract/endpoints.ts';
import { HookglassError } from '../../../../core/contract/errors.ts';
import type { Answering, ReplyRule } from '../../../../core/contract/replies.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import styles from '../endpoints.module.css';
import { type FaultChoice, faultWords, type RuleForm, type RuleProblems, ruleOf } from './rule-form.ts';
import { Trial } from './Trial.tsx';

interface RuleEditorProps {
  endpoint: EndpointInfo;
  form: RuleForm;
}

/** One rule, to be written, tried and saved. */
export function RuleEditor({ endpoint, form }: RuleEditorProps) {
  const { endpoints, ruleDesk, speaker } = useServices();
  const { slug, answering } = endpoint;
  const [problems, setProblems] = useState<RuleProblems>({});
  const change = (typed: Partial<RuleForm>): void => {
    ruleDesk.put(slug, { ...form, ...typed });
    setProblems({});
  };
  /** The endpoint's rules as they would be with this one; null where it is none yet. */
  const withRule = (): Answering | null => {
    const read = ruleOf(form);
    if ('problems' in read) {
      setProblems(read.problems);
      return null;
    }
    return { ...answering, rules: put(answering.rules, read.rule) };
  };
  const failed = (thrown: unknown): void => {
    const { details = {} } = thrown instanceof HookglassError ? thrown : {};
    const field = details.rule === form.id && typeof details.field === 'string' ? details.field : 'general';
    setProblems({ [field]: messageOf(thrown) });
  };
  const save = async (): Promise<void> => {
    const next = withRule();
    if (!next) return;
    try {
      await endpoints.change('replies.set', { slug, answering: next });
      ruleDesk.put(slug, null);
      speaker.say('Rule saved');
    } catch (thrown) {
      failed(thrown);
    }
  };
  return (
    <form
      className={styles.editor}
      aria-label={form.known ? 'Rule' : 'New rule'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <AnswerFields form={form} problems={problems} change={change} />
      <FaultFields form={form} problems={problems} change={change} />
      {problems.general ? (
        <p className={styles.problem} role="alert">
          {problems.general}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" variant="filled">
          Save rule
        </Button>
        <Button onClick={() => ruleDesk.put(slug, null)}>Discard</Button>
      </div>
      <Trial slug={slug} rule={form.id} answering={withRule} onProblem={failed} />
    </form>
  );
}

/** In its place, or as the last. */
function put(rules: readonly ReplyRule[], rule: ReplyRule): ReplyRule[] {
  const at = rules.findIndex(({ id }) => id === rule.id);
  return at < 0 ? [...rules, rule] : rules.with(at, rule);
}

interface FieldsProps {
  form: RuleForm;
  problems: RuleProblems;
  change: (typed: Partial<RuleForm>) => void;
}

/** When it answers, and what. */
function AnswerFields({ form, problems, change }: FieldsProps) {
  return (
    <>
      <TextInput
        label="When"
        description="In the search language of the Inbox, such as type:user.created or size>10k. Empty is every request."
        placeholder="every request"
        classNames={{ input: 'mono' }}
        autoFocus
        spellCheck={false}
        value={form.condition}
        error={problems.condition}
        onChange={(event) => change({ condition: event.currentTarget.value })}
      />
      <div className={styles.editorRow}>
        <TextInput
          label="Status"
          className={styles.short}
          inputMode="numeric"
          value={form.status}
          error={problems.status}
          onChange={(event) => change({ status: event.currentTarget.value })}
        />
        <TextInput
          label="Delay, ms"
          className={styles.short}
          inputMode="numeric"
          value={form.delay}
          error={problems.delay}
          onChange={(event) => change({ delay: event.currentTarget.value })}
        />
        <TextInput
          label="Name"
          className={styles.grow}
          placeholder="as its condition"
          value={form.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label="Headers"
        description="One a line. Content-Length is added, and a Content-Type where there is none."
        placeholder="Retry-After: 30"
        classNames={{ input: 'mono' }}
        autosize
        minRows={1}
        maxRows={6}
        spellCheck={false}
        value={form.headers}
        error={problems.headers}
        onChange={(event) => change({ headers: event.currentTarget.value })}
      />
      <Textarea
        label="Body"
        description="{{event.…}} takes from the JSON that came, {{request.header.NAME}}, {{request.query.NAME}} and {{uuid}} or {{now}} work too."
        placeholder={'{"received":"{{event.id}}"}'}
        classNames={{ input: 'mono' }}
        autosize
        minRows={2}
        maxRows={12}
        spellCheck={false}
        value={form.body}
        error={problems.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
    </>
  );
}

function FaultFields({ form, problems, change }: FieldsProps) {
  const choices = Object.keys(faultWords) as FaultChoice[];
  return (
    <div className={styles.editorRow}>
      <Select
        label="Fault"
        className={styles.grow}
        data={choices.map((value) => ({ value, label: faultWords[value] }))}
        value={form.fault}
        allowDeselect={false}
        onChange={(value) => change({ fault: choices.find((one) => one === value) ?? 'none', amount: '' })}
      />
      {form.fault === 'slow' || form.fault === 'fail' ? (
        <TextInput
          label={form.fault === 'slow' ? 'Bytes a second' : 'Percent'}
          className={styles.short}
          inputMode="numeric"
          value={form.amount}
          error={problems.amount}
          onChange={(event) => change({ amount: event.currentTarget.value })}
        />
      ) : null}
      {form.fault === 'fail' ? (
        <TextInput
          label="They get"
          className={styles.short}
          inputMode="numeric"
          value={form.failStatus}
          error={problems.failStatus}
          onChange={(event) => change({ failStatus: event.currentTarget.value })}
        />
      ) : null}
    </div>
  );
}

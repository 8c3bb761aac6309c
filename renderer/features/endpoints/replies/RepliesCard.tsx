import { Button } from '@mantine/core';
import { useState } from 'react';
import type { EndpointInfo } from '../../../../core/contract/endpoints.ts';
import { type Answering, type ReplyRule, ruleTitle } from '../../../../core/contract/replies.ts';
import { useServices, useSlice } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { Card } from '../Card.tsx';
import styles from '../endpoints.module.css';
import { endpointRows } from '../rows.ts';
import { HandshakeSwitches } from './HandshakeSwitches.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleList } from './RuleList.tsx';
import { formOf, newForm } from './rule-form.ts';

/** What an endpoint answers: its rules, in the order in which they are asked, and its handshakes. Every change counts at once. */
export function RepliesCard({ endpoint }: { endpoint: EndpointInfo }) {
  const { endpoints, ruleDesk, speaker } = useServices();
  const { slug, answering, given } = endpoint;
  const [problem, setProblem] = useState<string | null>(null);
  /** What stood there before the last removal, and what that took. */
  const [removed, setRemoved] = useState<{ rules: readonly ReplyRule[]; title: string } | null>(null);
  const form = useSlice(
    (services) => services.ruleDesk,
    ({ open }) => open[slug],
  );
  const save = async (next: Partial<Answering>): Promise<void> => {
    try {
      await endpoints.change('replies.set', { slug, answering: { ...answering, ...next } });
      setProblem(null);
    } catch (thrown) {
      setProblem(messageOf(thrown));
      throw thrown;
    }
  };
  const setRules = (rules: readonly ReplyRule[]): void =>
    void save({ rules: [...rules] }).then(
      () => setRemoved(null),
      () => {},
    );
  const remove = async (rule: ReplyRule): Promise<void> => {
    const before = answering.rules;
    await save({ rules: before.filter(({ id }) => id !== rule.id) });
    setRemoved({ rules: before, title: ruleTitle(rule) });
    speaker.say(`Rule ${ruleTitle(rule)} removed. Undo is below the rules.`);
  };
  return (
    <Card title="Replies" setting={endpointRows.replies.id}>
      <div className={styles.cardBody}>
        <p className="muted">
          The first rule that matches a request answers it, from the next request on. What none takes is
          answered as below. Every request is stored first.
        </p>
        <RuleList
          rules={answering.rules}
          locked={given}
          onChange={setRules}
          onEdit={(rule) => ruleDesk.put(slug, formOf(rule))}
          onRemove={(rule) => void remove(rule).catch(() => {})}
        />
        {removed ? (
          <div className={styles.inlineUndo} role="status">
            <span className={styles.grow}>
              Removed the rule <span className="mono">{removed.title}</span>.
            </span>
            <Button onClick={() => setRules(removed.rules)}>Undo</Button>
          </div>
        ) : null}
        {problem ? (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        ) : null}
        {form ? (
          <RuleEditor key={form.id} endpoint={endpoint} form={form} />
        ) : (
          <div className={styles.actions}>
            <Button disabled={given} onClick={() => ruleDesk.put(slug, newForm(crypto.randomUUID()))}>
              Add rule
            </Button>
          </div>
        )}
        <HandshakeSwitches
          endpoint={endpoint}
          onChange={(handshakes) => void save({ handshakes }).catch(() => {})}
        />
      </div>
    </Card>
  );
}

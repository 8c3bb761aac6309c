import { Button, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReplyRule, ruleTitle } from '../../../../core/contract/replies.ts';
import styles from '../endpoints.module.css';
import { ruleWords } from './rule-form.ts';

interface RuleListProps {
  rules: readonly ReplyRule[];
  /** They were given on the command line. */
  locked: boolean;
  onChange: (rules: readonly ReplyRule[]) => void;
  onEdit: (rule: ReplyRule) => void;
  onRemove: (rule: ReplyRule) => void;
}

export function RuleList({ rules, locked, onChange, onEdit, onRemove }: RuleListProps) {
  if (rules.length === 0) return <p className="faint">There are no rules yet.</p>;
  const move = (from: number, to: number): void => {
    const next = [...rules];
    const [rule] = next.splice(from, 1);
    if (rule) onChange(next.toSpliced(to, 0, rule));
  };
  return (
    <ol className={styles.rules} aria-label="Rules">
      {rules.map((rule, index) => {
        const title = ruleTitle(rule);
        return (
          <li key={rule.id} className={styles.rule} data-off={!rule.enabled || undefined}>
            <span className="mono faint">{index + 1}</span>
            <span className={styles.ruleWhat}>
              <span className={`mono ${styles.ruleTitle}`}>{title}</span>
              <span className="muted">{ruleWords(rule)}</span>
            </span>
            <Switch
              size="xs"
              aria-label={`Use the rule ${title}`}
              checked={rule.enabled}
              disabled={locked}
              onChange={(event) =>
                onChange(rules.with(index, { ...rule, enabled: event.currentTarget.checked }))
              }
            />
            <Button
              variant="subtle"
              aria-label={`Ask the rule ${title} earlier`}
              disabled={locked || index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={14} aria-hidden="true" />
            </Button>
            <Button
              variant="subtle"
              aria-label={`Ask the rule ${title} later`}
              disabled={locked || index === rules.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={14} aria-hidden="true" />
            </Button>
            <Button
              variant="subtle"
              aria-label={`Edit the rule ${title}`}
              disabled={locked}
              onClick={() => onEdit(rule)}
            >
              Edit
            </Button>
            <Button
              variant="subtle"
              aria-label={`Remove the rule ${title}`}
              disabled={locked}
              onClick={() => onRemove(rule)}
            >
              Remove
            </Button>
          </li>
        );
      })}
    </ol>
  );
}

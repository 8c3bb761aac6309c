import { Button } from '@mantine/core';
import { useServices } from '../../../services.ts';
import { formatBytes, plural } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { validationVerdicts } from '../../../ui/verdicts.ts';
import { isJson } from '../../inbox/body/content.ts';
import { prettyJson } from '../../inbox/body/pretty.ts';
import { PayloadEditor } from '../editor/PayloadEditor.tsx';
import styles from '../simulator.module.css';
import { useDesk, useMistake, useSimulator, useSimulatorActions } from '../use-simulator.ts';
import { useKnowledge } from './use-knowledge.ts';
import { type Judged, useValidation } from './use-validation.ts';

/** The body, judged while it is written. */
export function Payload() {
  const desk = useDesk();
  const simulator = useSimulatorActions();
  const key = useSimulator((state) => state.key);
  const judged = useValidation(desk);
  const knowledge = useKnowledge();
  const mistake = useMistake('body');
  const { body } = desk.draft;
  return (
    <section className={styles.payload} aria-label="Body">
      <div className={styles.fieldHead}>
        <span className={styles.label}>Payload</span>
        <Verdict judged={judged} />
        <span className={styles.grow} />
        {body.kind === 'text' ? <Format text={body.text} /> : null}
      </div>
      {body.kind === 'text' ? (
        <PayloadEditor
          key={key}
          text={body.text}
          knowledge={knowledge}
          validation={judged.status === 'judged' ? judged : null}
          onChange={(text) => simulator.edit({ body: { kind: 'text', text } })}
        />
      ) : (
        <p className={styles.note}>
          {formatBytes(Math.floor((body.bytesBase64.length * 3) / 4))} that are no text: sent as they came.
        </p>
      )}
      {mistake === null ? null : (
        <p className={styles.problem} role="alert">
          {mistake}
        </p>
      )}
      <Findings judged={judged} />
    </section>
  );
}

function Verdict({ judged }: { judged: Judged }) {
  if (judged.status !== 'judged') return null;
  const { status, variables } = judged.found;
  const open = variables.filter(({ problem }) => problem !== null).length;
  if (status === null)
    return <Tag glyph="cross" tone="bad" label={`${plural(open, 'variable')} without a value`} />;
  const { glyph, tone, label } = validationVerdicts[status];
  return <Tag glyph={glyph} tone={tone} label={label} />;
}

/** More are marked in the text. */
const SHOWN = 4;

/** What is wrong, in words: the marks in the text alone would say nothing to many. */
function Findings({ judged }: { judged: Judged }) {
  if (judged.status === 'failed') return <p className={styles.problem}>{judged.message}</p>;
  if (judged.status !== 'judged') return null;
  const { issues, variables } = judged.found;
  const all = [
    ...variables.flatMap(({ from, problem }) =>
      problem === null ? [] : [{ from, bad: true, text: problem }],
    ),
    ...issues.map(({ from, severity, message }) => ({ from, bad: severity === 'error', text: message })),
  ];
  if (all.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label="Issues of the payload">
      {all.slice(0, SHOWN).map(({ from, bad, text }) => (
        <li key={`${from} ${text}`} data-bad={bad || undefined}>
          <span className="mono faint">line {lineOf(judged.text, from)}</span> {text}
        </li>
      ))}
      {all.length > SHOWN ? (
        <li className="muted">And {all.length - SHOWN} more, marked in the text.</li>
      ) : null}
    </ul>
  );
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Lays the JSON out; what it says stays the same. With a variable outside of a string it is no JSON yet. */
function Format({ text }: { text: string }) {
  const { speaker } = useServices();
  const simulator = useSimulatorActions();
  const { draft } = useDesk();
  const format = (): void => {
    if (isJson(text)) simulator.replace({ ...draft, body: { kind: 'text', text: prettyJson(text) } });
    else speaker.say('Only JSON can be laid out.');
  };
  return (
    <Button variant="subtle" title="Lays out JSON" onClick={format}>
      Format
    </Button>
  );
}

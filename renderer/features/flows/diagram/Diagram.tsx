import { useMemo, useRef } from 'react';
import { isRunning, type RunState } from '../../../../core/contract/flow-runs.ts';
import type { Flow } from '../../../../core/contract/flows.ts';
import { type Box, type Edge, END, layoutOf } from '../model/layout.ts';
import { delayWords, stepMark } from '../model/words.ts';
import styles from './diagram.module.css';
import { useFollow } from './follow.ts';
import { newestStep, wayOf } from './way.ts';

interface DiagramProps {
  flow: Flow;
  run: RunState | null;
  choices: Readonly<Record<string, string>>;
}

/** The flow as a state diagram. What it says stands beside it as a list, for those who cannot see it. */
export function Diagram({ flow, run, choices }: DiagramProps) {
  const layout = useMemo(() => layoutOf(flow), [flow]);
  const way = useMemo(() => wayOf(flow, choices), [flow, choices]);
  const lines = layout.edges.map((edge) => ({
    key: `${edge.from}>${edge.to}>${edge.choice?.value}`,
    edge,
    taken: isTaken(edge, way, flow, choices),
  }));
  const { width, height } = layout;
  const frame = useRef<HTMLElement>(null);
  useFollow(frame, layout, run);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than the pane is moved with the arrow keys.
    <section ref={frame} className={styles.frame} tabIndex={0} aria-label="State diagram">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${flow.title}: its steps are listed below`}
      >
        {lines.map(({ key, edge, taken }) => (
          <path key={key} className={styles.line} d={edge.path} data-taken={taken || undefined} />
        ))}
        {lines.map(({ key, edge, taken }) => (
          <Choice key={key} edge={edge} taken={taken} />
        ))}
        {layout.boxes.map((box) =>
          box.kind === 'step' ? (
            <StepBox key={box.id} box={box} flow={flow} run={run} onWay={reaches(way, box.id)} />
          ) : (
            <OtherBox
              key={box.id}
              box={box}
              edges={layout.edges}
              run={run}
              flow={flow}
              onWay={reaches(way, box.id)}
            />
          ),
        )}
      </svg>
    </section>
  );
}

const reaches = (way: ReadonlySet<string>, id: string): boolean =>
  [...way].some((line) => line.endsWith(`>${id}`));

/** Two choices may lead to one box: only the line of the chosen one is taken. */
function isTaken(
  edge: Edge,
  way: ReadonlySet<string>,
  flow: Flow,
  choices: DiagramProps['choices'],
): boolean {
  if (!way.has(`${edge.from}>${edge.to}`)) return false;
  if (!edge.choice) return true;
  const { branch, value } = edge.choice;
  const asked = [flow.start, ...flow.steps.map(({ next }) => next)].find(
    (next) => next.kind === 'branch' && next.branch === branch,
  );
  return value === (choices[branch] ?? (asked?.kind === 'branch' ? asked.default : value));
}

/** The name of the choice that a line stands for, over all lines. */
function Choice({ edge: { label, choice }, taken }: { edge: Edge; taken: boolean }) {
  if (!label || !choice) return null;
  return (
    <text
      className={styles.choice}
      x={label.x}
      y={label.y}
      textAnchor="middle"
      data-taken={taken || undefined}
    >
      {shortened(choice.value, 15)}
      <title>{choice.title}</title>
    </text>
  );
}

function StepBox({ box, flow, run, onWay }: { box: Box; flow: Flow; run: RunState | null; onWay: boolean }) {
  const step = flow.steps.find(({ id }) => id === box.id);
  if (!step) return null;
  const newest = newestStep(run, step.id);
  const mark = stepMark(newest, run !== null && isRunning(run));
  const waits = run?.waiting?.before === 'step' && run.waiting.step === step.id;
  const state = waits ? 'next' : (newest?.status ?? null);
  return (
    <g
      className={styles.box}
      data-state={state ?? undefined}
      data-tone={mark?.tone}
      data-off={onWay ? undefined : true}
    >
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={8} />
      <text className={styles.title} x={box.x + 10} y={box.y + 19}>
        {shortened(step.title, 21)}
        <title>{`${step.title}: ${step.template}`}</title>
      </text>
      <text className={styles.detail} x={box.x + 10} y={box.y + 36}>
        {shortened(delayWords(step), 23)}
      </text>
      <text className={styles.mark} x={box.x + 10} y={box.y + 54}>
        {waits ? '… waits' : mark ? `${signs[mark.glyph] ?? '·'} ${shortened(mark.words, 22)}` : ''}
      </text>
    </g>
  );
}

const signs: Readonly<Record<string, string>> = { check: '✓', cross: '✕', bang: '!', dots: '●', minus: '–' };

function OtherBox({
  box,
  edges,
  flow,
  run,
  onWay,
}: {
  box: Box;
  edges: readonly Edge[];
  flow: Flow;
  run: RunState | null;
  onWay: boolean;
}) {
  const branch = edges.find(({ from, choice }) => from === box.id && choice)?.choice?.branch ?? null;
  const asked = [flow.start, ...flow.steps.map(({ next }) => next)].find(
    (next) => next.kind === 'branch' && next.branch === branch,
  );
  const title = box.id === END ? 'end' : asked?.kind === 'branch' ? asked.title : (branch ?? '');
  const holds = run?.choosing?.branch === branch && branch !== null;
  return (
    <g
      className={styles.box}
      data-kind={box.kind}
      data-state={holds ? 'current' : undefined}
      data-off={onWay ? undefined : true}
    >
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={box.height / 2} />
      <text
        className={styles.detail}
        x={box.x + box.width / 2}
        y={box.y + box.height / 2 + 4}
        textAnchor="middle"
      >
        {holds ? '? choose' : shortened(title, box.kind === 'end' ? 4 : 15)}
        <title>{title}</title>
      </text>
    </g>
  );
}

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

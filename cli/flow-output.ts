import type { Speed } from '../core/contract/flow-runs.ts';
import type { Flow } from '../core/contract/flows.ts';
import { waitWords } from '../core/contract/wait-words.ts';
import type { FlowResult, FlowRunEvent, FlowWait } from '../core/flow-runner/events.ts';
import { durationMs } from '../core/flows/duration.ts';
import { type Choices, walk } from '../core/flows/walk.ts';
import { attemptLine, attemptText } from './attempt-output.ts';
import { printAside, printJson, printLine } from './io.ts';
import { printRemark } from './sending.ts';

export interface FlowPrinter {
  begin(choices: Choices, speed: Speed): void;
  tell(event: FlowRunEvent): void;
}

/** Says what a run does while it does it: attempts and the result on stdout, waits and remarks beside it. */
export function flowPrinter(flow: Flow, json: boolean): FlowPrinter {
  const said = new Set<string>();
  /** A run without a secret would say so at each of its attempts. */
  const remarkOnce = (sentence: string): void => {
    if (!said.has(sentence)) printRemark(sentence, json);
    said.add(sentence);
  };
  return {
    begin(choices, speed) {
      const ms = durationMs(flow, choices);
      if (speed === 'max' || ms / speed < 1_000) return;
      const steps = walk(flow, choices).length;
      remarkOnce(
        `${flow.title}: ${steps} steps, about ${waitWords(ms / speed)} at this speed. --speed max does not wait.`,
      );
    },
    tell(event) {
      if (event.kind === 'attempt') printAttempt(event, json, remarkOnce);
      else if (event.kind === 'step-ended' && event.duplicate !== null)
        remarkOnce(`${event.step.id}: ${event.duplicate}`);
      else if (event.kind === 'finished') printResult(flow, event, json);
      else if (json) return;
      else if (event.kind === 'step')
        printLine(`${event.place}. ${event.step.title} (${event.step.template})`);
      else if (event.kind === 'waiting') printAside(waitText(event));
    },
  };
}

function printAttempt(
  event: Extract<FlowRunEvent, { kind: 'attempt' }>,
  json: boolean,
  remark: (sentence: string) => void,
): void {
  const { step, n, attempt, message, why, repeats, remarks } = event;
  for (const sentence of remarks) remark(sentence);
  if (json) printJson({ ...attemptLine(n, attempt, message.body), step: step.id, why, repeats });
  else printLine([...(why === null ? [] : [`    again: ${why}`]), attemptText(n, attempt)].join('\n'));
  for (const { message: sentence } of attempt.remarks) remark(sentence);
}

const waitText = ({ before, plannedMs, ms, step }: FlowWait): string => {
  const real = ms === plannedMs ? '' : `, here ${waitWords(ms)}`;
  return `    waits ${waitWords(plannedMs)}${real} before ${before === 'step' ? step.title : 'the next attempt'}`;
};

function printResult(flow: Flow, result: FlowResult, json: boolean): void {
  const { outcome, steps, attempts } = result;
  const delivered = steps.filter((step) => step.outcome === 'delivered').length;
  if (json)
    printJson({
      type: 'flow',
      ok: outcome === 'delivered',
      steps: steps.length,
      attempts,
      flow: flow.id,
      outcome,
      delivered,
      duplicates: steps.flatMap(({ step, duplicate }) => (duplicate === null ? [] : [step.id])),
    });
  else {
    const stopped = outcome === 'stopped' ? 'Stopped. ' : '';
    printLine(`${stopped}${delivered} of ${steps.length} steps delivered, ${attempts} attempts.`);
  }
}

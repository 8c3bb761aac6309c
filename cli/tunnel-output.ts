import { type Hop, hopTitles, type PathReport } from '../core/contract/path-test.ts';
import type { TunnelInfo, TunnelState } from '../core/contract/tunnel.ts';
import { waitWords } from '../core/contract/wait-words.ts';
import type { Engine } from '../core/engine/engine.ts';
import { printJson, printLine } from './io.ts';

/** Prints the tunnel's state now and at each change. `onSettled` is told once: it is online, or something is wrong. */
export async function printTunnel(
  engine: Engine,
  info: () => Promise<TunnelInfo>,
  json: boolean,
  onSettled: () => void,
): Promise<void> {
  let last = '';
  let settled = false;
  const print = ({ state }: TunnelInfo): void => {
    const line = json ? JSON.stringify(asJson(state)) : asText(state);
    if (line === last) return;
    last = line;
    if (json) printJson(asJson(state));
    else printLine(line);
    if (settled || state.status === 'off' || state.status === 'connecting') return;
    settled = true;
    onSettled();
  };
  engine.onPush((push) => {
    if (push.name === 'tunnel.changed') print(push.data);
  });
  print(await info());
}

function asJson(state: TunnelState): object {
  const problem = 'problem' in state ? state.problem : null;
  return {
    type: 'tunnel',
    state: state.status,
    url: state.status === 'online' ? state.url : null,
    code: problem?.code ?? null,
    message: problem === null ? null : `${problem.message} ${problem.todo}`,
  };
}

function asText(state: TunnelState): string {
  switch (state.status) {
    case 'off':
      return 'The tunnel is closed.';
    case 'connecting':
      return 'Opening the tunnel…';
    case 'online':
      return `Online at ${state.url}`;
    case 'reconnecting': {
      const wait = waitWords(Math.max(0, state.retryAt - Date.now()));
      return `No tunnel: ${state.problem.message} Trying again in ${wait}. ${state.problem.todo}`;
    }
    case 'failed': {
      const { code, message, todo } = state.problem;
      return `No tunnel: ${message}${code === null ? '' : ` (${code})`} ${todo}`;
    }
  }
}

export function printPathTest(report: PathReport, json: boolean): void {
  if (json) {
    printJson({ type: 'path-test', ...report });
    return;
  }
  for (const hop of report.hops) printLine(hopLine(hop));
  printLine(report.ok ? 'A request finds its way here and back.' : 'The path is broken.');
}

const glyphs = { ok: '✓', failed: '✕', skipped: '·' } as const;

function hopLine({ id, status, ms, message }: Hop): string {
  const time = ms === null ? '' : `${Math.round(ms)} ms`;
  return `${glyphs[status]} ${hopTitles[id].padEnd(11)}${time.padStart(8)}  ${message}`;
}

import { type Command, Option } from 'commander';
import { fault } from '../core/contract/drafts.ts';
import { MOST_AT_ONCE, MOST_TIMES } from '../core/contract/repeats.ts';
import { collect, parseSeconds, parseSpeed, parseUpTo } from './options.ts';
import { JSON_OUT, OWN, run } from './run.ts';
import { withKeys } from './signature-commands.ts';

/** The commands that play the provider. */
export function addSending(command: Command): void {
  const send = command
    .command('send')
    .argument(
      '<template>',
      'a template (hookglass templates lists them), a file with a body, or - for standard input',
    )
    .description('send an event to a handler, signed as its provider does')
    .requiredOption('--to <url>', 'the handler')
    .option('--set <path=json>', 'set a field of the body; may be given again', collect, [])
    .option('--header <name: value>', 'set a header; may be given again', collect, [])
    .addOption(new Option('--fault <fault>', 'do something wrong on purpose').choices(fault.options))
    .option('--provider <id>', "with a file: take it as this provider's")
    .option('--timeout <s>', 'give up after so many seconds (default: 30)', parseSeconds)
    .option('--repeat <n>', 'send it so many times, each composed anew', parseUpTo(MOST_TIMES))
    .option('--concurrency <n>', 'with --repeat: so many at a time (default: 10)', parseUpTo(MOST_AT_ONCE));
  withKeys(send)
    .option(...OWN)
    .option(...JSON_OUT)
    .action((template: string, options: unknown) =>
      run(async (given) => (await import('./commands/send.ts')).send(template, given))(options),
    );
  addReplay(command);
  addFlows(command);
}

function addReplay(command: Command): void {
  const replay = command
    .command('replay')
    .argument('<id...>', 'ids of events, or their running numbers')
    .description('send captured events again')
    .requiredOption('--to <url>', 'the handler; without a path each request keeps its own')
    .addOption(new Option('--exact', 'the bytes and headers that came (the default)').conflicts('resign'))
    .option('--resign', 'signed now, under the id that came')
    .addOption(new Option('--new-id', 'signed now, under a new id').conflicts(['exact', 'resign']))
    .option('--speed <n|max>', 'divide the intervals by n, or do not wait (default: max)', parseSpeed)
    .option('--timeout <s>', 'give up after so many seconds (default: 30)', parseSeconds)
    .option('--data <dir>', "folder of the history (default: the app's own)");
  withKeys(replay)
    .option(...JSON_OUT)
    .action((ids: string[], options: unknown) =>
      run(async (given) => (await import('./commands/replay.ts')).replay(ids, given))(options),
    );
}

function addFlows(command: Command): void {
  command
    .command('flows')
    .description('list the flows: courses of events, with their branches')
    .option('--provider <id>', 'only those of this provider')
    .option(...OWN)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/flows.ts')).flows(options)));
  const flow = command
    .command('flow')
    .argument('<flow>', 'a flow (hookglass flows lists them), or a file with one of your own')
    .description("play a course of events at a handler, under its provider's delivery policy")
    .requiredOption('--to <url>', 'the handler')
    .option('--speed <n|max>', 'divide the waits by n, or do not wait (default: 1)', parseSpeed)
    .option('--choose <branch=value>', 'what to take at a branch; may be given again', collect, [])
    .option('--header <name: value>', 'set a header; may be given again', collect, [])
    .addOption(new Option('--fault <fault>', 'do something wrong on purpose').choices(fault.options))
    .option('--timeout <s>', "how long to wait for an answer (default: the policy's)", parseSeconds);
  withKeys(flow)
    .option(...OWN)
    .option(...JSON_OUT)
    .action((name: string, options: unknown) =>
      run(async (given) => (await import('./commands/flow.ts')).flow(name, given))(options),
    );
}

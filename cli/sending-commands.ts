import { type Command, Option } from 'commander';
import { fault } from '../core/contract/drafts.ts';
import { collect, parseSeconds } from './options.ts';
import { JSON_OUT, run } from './run.ts';
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
    .option('--timeout <s>', 'give up after so many seconds (default: 30)', parseSeconds);
  withKeys(send)
    .option(...JSON_OUT)
    .action((template: string, options: unknown) =>
      run(async (given) => (await import('./commands/send.ts')).send(template, given))(options),
    );
}

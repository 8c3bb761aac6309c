import type { Command } from 'commander';
import { collect, parseSeconds } from './options.ts';
import { JSON_OUT, run } from './run.ts';
import { withKeys } from './signature-commands.ts';

/** The command that says whether a handler is right. */
export function addChecking(command: Command): void {
  const check = command
    .command('check')
    .argument('<provider>', 'whose events the handler takes, such as okhi')
    .description('play a provider to a handler, good days and bad, and say whether the handler is right')
    .requiredOption('--to <url>', 'the handler')
    .option('--header <name: value>', 'set a header; may be given again', collect, [])
    .option('--url <url>', 'the URL that is signed, where the handler knows another one than --to')
    .option('--only <id>', 'run this case only; may be given again', collect, [])
    .option('--state-url <url>', 'an address whose answer must be the same after an event came twice')
    .option('--limit <s>', "seconds for an answer (default: the provider's)", parseSeconds)
    .option(
      '--report <format=file>',
      'write a report: junit, json, markdown or html; may be given again',
      collect,
      [],
    )
    .option('--data <dir>', "data folder with providers of your own (default: the app's own)");
  withKeys(check)
    .option(...JSON_OUT)
    .action((provider: string, options: unknown) =>
      run(async (given) => (await import('./commands/check.ts')).check(provider, given))(options),
    );
}

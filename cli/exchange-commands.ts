import { type Command, Option } from 'commander';
import { exportFormat } from '../core/contract/exchange-calls.ts';
import { parseCount } from './options.ts';
import { queryOption } from './query-option.ts';
import { JSON_OUT, run } from './run.ts';

const DATA = ['--data <dir>', "folder of the history (default: the app's own)"] as const;

/** `events export`, `events import`, `events diff`. */
export function addExchange(events: Command): void {
  events
    .command('export')
    .argument('[id...]', 'ids of events, or their running numbers; without them all, the oldest first')
    .description('write events to standard output or a file, their secrets masked')
    .addOption(new Option('--format <format>', 'what to write').choices(exportFormat.options).default('json'))
    .option('--type <type>', 'only events of this type, such as verified or okhi/verified')
    .addOption(queryOption())
    .option('--limit <n>', 'at most so many, the newest', parseCount)
    .option('--with-secrets', 'leave authorization, cookies and other secrets as they came')
    .option('--output <file>', 'write to this file')
    .option(...DATA)
    .option(...JSON_OUT)
    .action((ids: string[], options: unknown) =>
      run(async (given) => (await import('./commands/events-export.ts')).exportEvents(ids, given))(options),
    );
  events
    .command('import')
    .argument('<file>', 'HAR, JSON lines, cURL commands, an HTTP file or evidence; - for standard input')
    .description('take events from a file into the history: all of them, or none where it fails')
    .option(...DATA)
    .option(...JSON_OUT)
    .action((file: string, options: unknown) =>
      run(async (given) => (await import('./commands/events-import.ts')).importEvents(file, given))(options),
    );
  events
    .command('diff')
    .argument('<a>', 'the id of an event, or its running number')
    .argument('<b>', 'the one to hold against it')
    .description('tell how two events differ; exit code 1 where their bodies do')
    .option(...DATA)
    .option(...JSON_OUT)
    .action((a: string, b: string, options: unknown) =>
      run(async (given) => (await import('./commands/events-diff.ts')).diff(a, b, given))(options),
    );
}

import type { Command } from 'commander';
import { JSON_OUT, run } from './run.ts';

const DATA = ['--data <dir>', "data folder (default: the app's own)"] as const;

/** `settings export`, `settings import`, `settings path`. */
export function addSettings(command: Command): void {
  const settings = command.command('settings').description('take what is set from one computer to another');
  settings
    .command('export')
    .argument('[file]', 'the file to write; without it to standard output')
    .description(
      'write settings, endpoints, rules, forwarding, environments, own flows and providers; no secrets',
    )
    .option(...DATA)
    .option(...JSON_OUT)
    .action((file: string | undefined, options: unknown) =>
      run(async (given) => (await import('./commands/settings.ts')).exportSettings(file, given))(options),
    );
  settings
    .command('import')
    .argument('<file>', 'a file that was exported; - for standard input')
    .description('take over what a file of settings has: all of it, or nothing where a part is refused')
    .option('--dry-run', 'only say what would change')
    .option(...DATA)
    .option(...JSON_OUT)
    .action((file: string, options: unknown) =>
      run(async (given) => (await import('./commands/settings.ts')).importSettings(file, given))(options),
    );
  settings
    .command('path')
    .description('print where the settings of the window are')
    .option(...DATA)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/settings.ts')).settingsPath(options)));
}

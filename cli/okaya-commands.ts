import type { Command } from 'commander';
import { OKAYA_API } from '../core/contract/okaya.ts';
import { parsePort } from './options.ts';
import { JSON_OUT, run } from './run.ts';

/** The commands of Okaya's Webhooks API, and the sandbox that speaks it. */
export function addOkaya(command: Command): void {
  const okaya = command.command('okaya').description("Okaya's Webhooks API, and a sandbox of it");
  const webhooks = okaya.command('webhooks').description('the webhooks that are registered at Okaya');
  withAccess(webhooks.command('list').description('list the webhooks of a group')).action(
    run(async (options) => (await import('./commands/okaya-webhooks.ts')).list(options)),
  );
  withAccess(
    webhooks
      .command('create')
      .description('register a webhook')
      .requiredOption('--url <url>', 'where events are sent to, an HTTPS URL')
      .requiredOption('--description <text>', 'what it is called'),
  ).action(run(async (options) => (await import('./commands/okaya-webhooks.ts')).create(options)));
  withAccess(
    webhooks
      .command('update')
      .argument('<id>', 'the webhook, such as we_…')
      .description('change a webhook; what is not given stays as it is')
      .option('--url <url>', 'where events are sent to')
      .option('--description <text>', 'what it is called'),
  ).action((id: string, options: unknown) =>
    run(async (given) => (await import('./commands/okaya-webhooks.ts')).update(id, given))(options),
  );
  withAccess(
    webhooks
      .command('delete')
      .argument('<id>', 'the webhook, such as we_…')
      .description('delete a webhook')
      .option('--yes', 'really delete it'),
  ).action((id: string, options: unknown) =>
    run(async (given) => (await import('./commands/okaya-webhooks.ts')).remove(id, given))(options),
  );
  okaya
    .command('sandbox')
    .description('a server on this computer that speaks the same API, for practice; it is nothing of Okaya')
    .option('--port <n>', 'its port; 0 is any free one', parsePort, 0)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/okaya-sandbox.ts')).sandbox(options)));
}

function withAccess(command: Command): Command {
  return command
    .requiredOption('--group <id>', 'the group whose webhooks they are')
    .option('--api <url>', 'the API', OKAYA_API)
    .option('--api-key-env <name>', 'the environment variable that has the API key (default: OKAYA_API_KEY)')
    .option(...JSON_OUT);
}

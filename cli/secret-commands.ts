import type { Command } from 'commander';
import { JSON_OUT, run } from './run.ts';
import { PASSPHRASE, VAULT } from './vault-file.ts';

/** The commands of the vault file, whose secrets other commands take as `--secret vault:NAME`. */
export function addSecrets(command: Command): void {
  const secrets = command.command('secrets').description('secrets in a file that a passphrase protects');
  const load = () => import('./commands/secrets.ts');
  withVault(secrets.command('list').description('list their names; never a value')).action(
    run(async (options) => (await load()).list(options)),
  );
  withValue(
    secrets
      .command('set')
      .argument('<name>', 'its name, such as stripe-test, or endpoint/SLUG/current')
      .description('set a secret; it is asked for, or read from standard input'),
  ).action((name: string, options: unknown) =>
    run(async (given) => (await load()).set(name, given))(options),
  );
  withValue(
    secrets
      .command('rotate')
      .argument('<name>', 'a secret that is set')
      .description("give it a new value; an endpoint's old one becomes its previous one"),
  ).action((name: string, options: unknown) =>
    run(async (given) => (await load()).rotate(name, given))(options),
  );
  withVault(
    secrets
      .command('rename')
      .argument('<from>', 'a secret that is set')
      .argument('<to>', 'the name that it is to have')
      .description('give it another name'),
  ).action((from: string, to: string, options: unknown) =>
    run(async (given) => (await load()).rename(from, to, given))(options),
  );
  withVault(
    secrets
      .command('delete')
      .argument('<name>', 'a secret that is set')
      .description('delete it for good, after a question')
      .option('--yes', 'do not ask'),
  ).action((name: string, options: unknown) =>
    run(async (given) => (await load()).remove(name, given))(options),
  );
}

function withValue(command: Command): Command {
  return withVault(
    command
      .option('--secret <text>', 'its value; others on this computer may read it there')
      .option('--secret-env <name>', 'the environment variable that holds it')
      .option('--secret-file <file>', 'the file that holds it'),
  );
}

function withVault(command: Command): Command {
  return command
    .option('--data <dir>', "data folder with the vault file (default: the app's own)")
    .option(...VAULT)
    .option(...PASSPHRASE)
    .option(...JSON_OUT);
}

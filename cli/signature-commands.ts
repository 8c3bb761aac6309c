import type { Command } from 'commander';
import { JSON_OUT, run } from './run.ts';
import { PASSPHRASE, VAULT } from './vault-file.ts';

/** The commands about signatures: verify, sign, schemes. */
export function addSignatures(command: Command): void {
  const verify = command
    .command('verify')
    .description('check the signature of a request, and say what is wrong with it')
    .requiredOption('--request <file>', 'a raw HTTP request, a cURL line or a HAR; - is standard input')
    .option('--url <url>', 'the public URL that the sender called, for schemes that sign it')
    .option('--now <iso>', 'when the request arrived (default: now)')
    .option('--no-search', 'do not look for the cause where the signature does not match')
    .option('--fix <language>', 'also print a handler that would be right: node, python or php');
  for (const name of ['previous-secret', 'previous-secret-env', 'previous-secret-file'])
    verify.option(`--${name} <text>`, 'the secret before the current one, given in the same ways');
  withKeys(verify)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/verify.ts')).verify(options)));
  const sign = command
    .command('sign')
    .argument('[file]', 'a file with the body, or - for standard input', '-')
    .description('make the headers that sign a body')
    .option('--id <id>', "the message's id, for schemes that sign one (default: a new one)")
    .option('--timestamp <time>', 'when it is signed: ISO 8601, or as the scheme writes it (default: now)')
    .option('--url <url>', 'the URL that it is sent to, for schemes that sign it')
    .option('--method <method>', 'the method of the request', 'POST')
    .option('--content-type <type>', "the body's type (default: by its looks)");
  withKeys(sign)
    .option(...JSON_OUT)
    .action((file: string, options: unknown) =>
      run(async (given) => (await import('./commands/sign.ts')).sign(file, given))(options),
    );
  command
    .command('schemes')
    .description('list the signature schemes')
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/schemes.ts')).schemes(options)));
}

/** Where the secret comes from and which scheme it is for. */
export function withKeys(command: Command): Command {
  return command
    .option('--secret <text>', 'the secret, or vault:NAME for one of the vault file')
    .option('--secret-env <name>', 'the environment variable that holds the secret')
    .option('--secret-file <file>', 'the file that holds the secret')
    .option(...VAULT)
    .option(...PASSPHRASE)
    .option('--scheme <name>', 'the signature scheme (hookglass schemes lists them)')
    .option(
      '--recipe <recipe>',
      'any other HMAC, such as header=X-Sig;algorithm=sha256;encoding=hex;content={body}',
    )
    .option('--header-name <name>', 'the header that carries the signature or token');
}

#!/usr/bin/env node
import process from 'node:process';
import { Command, CommanderError, Option } from 'commander';
import { DRIFT_EVENTS } from '../core/contract/drift-calls.ts';
import { addChecking } from './check-commands.ts';
import { durabilityOption } from './durability-option.ts';
import { addExchange } from './exchange-commands.ts';
import { exit, fail, printAside } from './io.ts';
import { addOkaya } from './okaya-commands.ts';
import { collect, parseCount, parseHost, parseMoment, parsePort, parseSeconds } from './options.ts';
import { queryOption } from './query-option.ts';
import { JSON_OUT, OWN, run, wantsJson } from './run.ts';
import { addSecrets } from './secret-commands.ts';
import { addSending } from './sending-commands.ts';
import { addSettings } from './settings-commands.ts';
import { addSignatures } from './signature-commands.ts';
import { version } from './surroundings.ts';
import { PASSPHRASE, VAULT } from './vault-file.ts';

/**
 * The `hookglass` command. Each command's code is loaded when it is asked for, so that the first line comes quickly.
 */
function program(): Command {
  const command = new Command('hookglass')
    .description(
      'Receives real webhooks on this computer, says whether each is right, and plays the provider.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(hookglass --help says what there is)')
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExit codes: 0 good, 1 the answer is "no", 2 wrong usage or bad input, 3 the time given ran out, 4 network.\n' +
        'With --json every line on stdout is one JSON object, and an error is one on stderr.',
    );
  addCapture(command);
  addLooking(command);
  addSending(command);
  addChecking(command);
  addSettings(command);
  addSignatures(command);
  addOkaya(command);
  addSecrets(command);
  return command;
}

const DATA = ['--data <dir>', "folder of the history (default: the app's own)"] as const;

function addCapture(command: Command): void {
  command
    .command('listen')
    .description('receive webhooks and print each as it arrives')
    .option('--port <n>', 'port of the receiver; 0 is any free one', parsePort, 4000)
    .option('--host <address>', 'address to listen on', parseHost, '127.0.0.1')
    .option('--endpoint <slug=provider>', 'take /slug as this provider; may be given again', collect, [])
    .option(
      '--secret <slug=secret>',
      "an endpoint's secret, or slug=vault:NAME; without slug= the catch-all's",
      collect,
      [],
    )
    .option('--secret-env <slug=name>', 'the same, from an environment variable', collect, [])
    .option('--secret-file <slug=file>', 'the same, from a file', collect, [])
    .option(
      '--reply <rule>',
      "answer by this rule, such as 'status=500,delay=2s'; may be given again, the first that matches counts",
      collect,
      [],
    )
    .option('--forward <url>', 'send each event on to this handler; may be given again', collect, [])
    .option('--public-url <url>', 'a public URL of your own that leads to the receiver')
    .addOption(
      new Option('--tunnel <kind>', 'open a tunnel; its token comes from NGROK_AUTHTOKEN')
        .choices(['ngrok'])
        .conflicts('publicUrl'),
    )
    .option('--ngrok-domain <name>', "a domain of the token's account")
    .option('--ngrok-server <host:port>', "another server than ngrok's own")
    .option('--ngrok-ca <file>', 'certificates (PEM) to trust for it and for the path test')
    .option('--path-test', 'send a nonce through the public URL, print how far it came, and end')
    .option('--count <n>', 'end with exit code 0 after so many events', parseCount)
    .option('--timeout <s>', 'end with exit code 3 after so many seconds', parseSeconds)
    .option('--quiet', 'do not print the events')
    .addOption(durabilityOption())
    .addOption(new Option('--memory', 'keep no history').conflicts('data'))
    .option(...DATA)
    .option(...VAULT)
    .option(...PASSPHRASE)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/listen.ts')).listen(options)));
  command
    .command('serve')
    .description('show the interface in a browser')
    .option('--port <n>', 'port of the interface; 0 is any free one', parsePort, 4001)
    .option('--receiver-port <n>', 'port of the receiver; 0 is any free one', parsePort, 4000)
    .option('--no-open', 'do not open the browser')
    .option('--no-tunnel', 'open no tunnel by itself, whatever the settings say')
    .addOption(durabilityOption())
    .addOption(new Option('--memory', 'keep no history').conflicts('data'))
    .option(...DATA)
    .option(...PASSPHRASE)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/serve.ts')).serve(options)));
}

function addLooking(command: Command): void {
  command
    .command('templates')
    .description('list the documented examples')
    .option('--provider <id>', 'only those of this provider')
    .option(...OWN)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/templates.ts')).templates(options)));
  command
    .command('validate')
    .argument('[file]', 'a file with the body, or - for standard input', '-')
    .description('check a body against the documented schema of its event')
    .option('--provider <id>', 'take it as this provider instead of detecting one')
    .option('--type <type>', 'take it as this event type (with --provider)')
    .option(...OWN)
    .option(...JSON_OUT)
    .action((file: string, options: unknown) =>
      run(async (given) => (await import('./commands/validate.ts')).validate(file, given))(options),
    );

  command
    .command('schemas')
    .description('list the documented schemas; with --json, each as JSON Schema')
    .option('--provider <id>', 'only those of this provider')
    .option(...OWN)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/schemas.ts')).schemas(options)));

  addEvents(command);
  command
    .command('doctor')
    .description('look at the state of runtime, ports, data folder, vault and tunnel')
    .option(...DATA)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/doctor.ts')).doctor(options)));
}

function addEvents(command: Command): void {
  const events = command.command('events').description('look at the history');
  events
    .command('list')
    .description('list the events, newest first')
    .option('--limit <n>', 'at most so many', parseCount)
    .addOption(queryOption())
    .option(...DATA)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/events.ts')).list(options)));
  events
    .command('show')
    .argument('<id>', 'the id of an event, or its running number')
    .description('show one whole event')
    .option(...DATA)
    .option(...JSON_OUT)
    .action((id: string, options: unknown) =>
      run(async (given) => (await import('./commands/events.ts')).show(id, given))(options),
    );
  addExchange(events);
  events
    .command('drift')
    .description('hold what has come of an event type against its document')
    .requiredOption('--type <type>', 'the event type, such as verified or okhi/verified')
    .option('--provider <id>', 'whose event type, where several have it')
    .option('--limit <n>', 'look at so many events, the newest', parseCount, DRIFT_EVENTS)
    .option(...DATA)
    .option(...JSON_OUT)
    .action(run(async (options) => (await import('./commands/drift.ts')).drift(options)));
  events
    .command('forget')
    .argument('[ids...]', 'ids or running numbers of events')
    .description('remove events for good, after a question')
    .addOption(queryOption())
    .option('--before <time>', 'those that came before it and have no pin and no note', parseMoment)
    .option('--yes', 'do not ask')
    .option(...DATA)
    .option(...JSON_OUT)
    .action((ids: string[], options: unknown) =>
      run(async (given) => (await import('./commands/forget.ts')).forget(ids, given))(options),
    );
}

/** Commander has said what is wrong; only the exit code is ours. With --json the error is an object as well. */
function usageError(error: CommanderError): void {
  process.exitCode = error.exitCode === 0 ? exit.good : exit.usage;
}

function quietForJson(command: Command): void {
  command.exitOverride();
  if (wantsJson()) {
    command.configureOutput({
      writeErr: () => {},
      outputError: (text) => {
        const message = text.replace(/^error: /, '').trim();
        printAside(JSON.stringify({ type: 'error', code: 'bad-argument', message }));
      },
    });
    command.showHelpAfterError(false);
  }
  for (const child of command.commands) quietForJson(child);
}

// `hookglass … | head` closes our stdout early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.good);
  throw error;
});

const command = program();
quietForJson(command);
try {
  await command.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) usageError(thrown);
  else fail(thrown, wantsJson());
}

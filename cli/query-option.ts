import { Option } from 'commander';

/** `--query`, of every command that is about several events. */
export const queryOption = (): Option =>
  new Option('--query <q>', 'only what this search finds, such as "type:verified is:invalid"');

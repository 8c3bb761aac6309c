// @ts-check
// A parent of a tunnel's process that a test can kill.
import { fork } from 'node:child_process';
import process from 'node:process';

process.once('message', (/** @type {{ entry: string, order: object }} */ { entry, order }) => {
  fork(entry, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }).send(order);
});

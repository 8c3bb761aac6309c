// The tunnel's process under Node.
import process from 'node:process';
import { toTunnel } from '../tunnel/messages.ts';
import { createTunnelSession } from './session.ts';

const session = createTunnelSession({
  send(message) {
    if (process.connected) process.send?.(message, () => {});
  },
  exit: () => process.exit(0),
});
process.on('message', (message) => {
  const told = toTunnel.safeParse(message);
  if (told.success) session.hear(told.data);
});
// Whoever started it is gone, however it went: nothing stays online.
process.on('disconnect', () => process.exit(0));
// With Ctrl-C it is told by its parent, in order.
process.on('SIGINT', () => {});

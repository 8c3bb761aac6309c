// The tunnel's process under Electron: it ends with the main process, whose child it is.
import { toTunnel } from '../core/tunnel/messages.ts';
import { createTunnelSession } from '../core/tunnel-runner/session.ts';

const parent = process.parentPort;
const session = createTunnelSession({
  send: (message) => parent.postMessage(message),
  exit: () => process.exit(0),
});
parent.on('message', ({ data }) => {
  const told = toTunnel.safeParse(data);
  if (told.success) session.hear(told.data);
});

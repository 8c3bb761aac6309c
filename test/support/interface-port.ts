import { WebSocket } from 'ws';
import { webSocketPort } from '../../core/contract/port.ts';
import { type Client, connect } from '../../core/contract/rpc.ts';

/** The engine behind `serve`, as its page has it, by the address that the command printed. */
export async function openPort(url: unknown): Promise<Client> {
  const address = new URL(String(url));
  address.protocol = 'ws:';
  address.pathname = '/port';
  const socket = new WebSocket(address, { origin: `http://${address.host}` });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  return connect(webSocketPort(socket as unknown as Parameters<typeof webSocketPort>[0]));
}

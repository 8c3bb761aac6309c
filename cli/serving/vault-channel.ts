import process from 'node:process';
import { type HostedVault, hostedVault } from '../../core/vault/hosted.ts';
import { type VaultSnapshot, vaultReply } from '../../core/vault/messages.ts';

/** The vault of the process that serves: the command that started it keeps the secrets. */
export function vaultOfCommand(snapshot: VaultSnapshot): HostedVault {
  const hosted = hostedVault(snapshot, (request) => {
    // A channel that is closing tells the sender by `disconnect`.
    process.send?.(request, (error) => error && hosted.lose());
  });
  process.on('message', (message) => {
    const reply = vaultReply.safeParse(message);
    if (reply.success) hosted.hear(reply.data);
  });
  process.on('disconnect', hosted.lose);
  return hosted;
}

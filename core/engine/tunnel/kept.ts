import { noTunnel, type TunnelSettings, tunnelSettings } from '../../contract/tunnel.ts';
import { readFact, writeFact } from '../../store/facts.ts';
import type { Database } from '../../store/sqlite.ts';

/** The settings that were kept; what cannot be read any more is as if it had never been set. */
export function readTunnel(database: Database): TunnelSettings {
  const text = readFact(database, 'tunnel');
  if (text === null) return noTunnel;
  const parsed = tunnelSettings.safeParse(parse(text));
  return parsed.success ? parsed.data : noTunnel;
}

export function keepTunnel(database: Database, settings: TunnelSettings): void {
  writeFact(database, 'tunnel', JSON.stringify(settings));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type { Host } from './host.ts';

/** Whether Command is the key for commands here. A page in a browser asks the browser. */
export function isMac({ info }: Pick<Host, 'info'>): boolean {
  return (
    info.platform === 'darwin' || (info.platform === 'browser' && /^(?:Mac|iP)/.test(navigator.platform))
  );
}

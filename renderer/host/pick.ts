import type { Bridge } from '../../core/contract/host.ts';
import { browserHost } from './browser.ts';
import { electronHost } from './electron.ts';
import type { Host } from './host.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly hookglass?: Bridge;
  }
}

export function pickHost(): Host {
  return window.hookglass ? electronHost(window.hookglass) : browserHost();
}

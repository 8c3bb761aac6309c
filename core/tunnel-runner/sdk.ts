import type Ngrok from '@ngrok/ngrok';

export type { Listener, Session, SessionBuilder } from '@ngrok/ngrok';

/** ngrok's SDK. Loaded on demand: on a system that it was not built for, this rejects. */
export async function loadSdk(): Promise<typeof Ngrok> {
  return (await import('@ngrok/ngrok')).default;
}

import { request } from 'node:http';
import type { Clock } from '../clock.ts';
import { HookglassError } from '../contract/errors.ts';
import type { Template } from '../templates.ts';

const TIMEOUT_MS = 10_000;

/** Sends a template to our own receiver over a real socket: the shortest proof that capture works. */
export function sendTestEvent(
  template: Template,
  target: { host: string; port: number; path: string },
  clock: Clock,
): Promise<{ status: number; durationMs: number }> {
  const startedAt = clock.monotonic();
  const headers = [
    ...template.headers.flat(),
    'Host',
    `${target.host}:${target.port}`,
    'Content-Length',
    String(template.body.length),
  ];
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void =>
      reject(
        new HookglassError('send-failed', `The test event could not be sent: ${error.message}.`, {
          cause: error,
        }),
      );
    const outgoing = request({ ...target, method: 'POST', headers, timeout: TIMEOUT_MS }, (answer) => {
      answer.resume().on('error', failed);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, durationMs: clock.monotonic() - startedAt }),
      );
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    outgoing.on('error', failed);
    outgoing.end(template.body);
  });
}

import express from 'express';
import { listen, type RunningHandler } from './listen.mjs';

/** The Express handler of seed 004, word for word but for what it logs: here it is told to `log`. */
export function okhiHandler(log: (line: string) => void): Promise<RunningHandler> {
  const app = express();
  app.use(express.json());
  app.post('/webhook', (request, response) => {
    const profile = (request.body as { v2?: Record<string, unknown> }).v2;
    const status = profile?.verification_status;
    const mode = profile?.verification_mode;
    if (!status && !mode) {
      return response.sendStatus(200);
    }
    switch (status) {
      case 'verified':
        log('handleVerificationSuccessful()');
        break;
      case 'not_at_address':
        log(`handleVerificationFailed(${status})`);
        break;
      case 'unknown':
        log(`handleVerificationFailed(${status})`);
        break;
      default:
        if (mode === 'first_time' && typeof status === 'undefined') {
          log('handleVerificationInProgress()');
        } else {
          log(`Unhandled event type ${String(status)}`);
        }
    }
    return response.sendStatus(200);
  });
  return listen(app, '/webhook');
}

import express, { type Request, type Response } from 'express';
import { listen, type RunningHandler } from './listen.mjs';

interface OkayaBody {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: { readonly groupID: number; readonly userIdentifier: string } };
}

/** The handler of seed 000; Express does for it what its framework does: it parses the body and answers 500 when it throws. */
export function okayaHandler(saved: (userIdentifier: string) => Promise<void>): Promise<RunningHandler> {
  const app = express();
  // Express prints an error that a handler throws unless it runs as a test.
  app.set('env', 'test');
  app.use(express.json());
  app.all('/api/okaya', async (req: Request, res: Response) => {
    if (req.method === 'POST') {
      const { data } = req.body as OkayaBody;
      const userIdentifier = data.object.userIdentifier;
      try {
        await saved(userIdentifier);
        res.status(200).json({ status: 'success', message: 'User identifier saved' });
      } catch {
        res.status(500).json({ status: 'error', message: 'Failed to save user identifier' });
      }
    } else {
      res.setHeader('Allow', ['POST']);
      res.status(405).end(`Method ${req.method} Not Allowed`);
    }
  });
  return listen(app, '/api/okaya');
}

import { useEffect, useMemo, useState } from 'react';
import type { Desk, DraftValidation } from '../../../../core/contract/simulator-calls.ts';
import { useServices } from '../../../services.ts';
import { messageOf } from '../../../ui/message-of.ts';
import { latest } from '../model/latest.ts';

export type Judged =
  | { readonly status: 'waiting' }
  | { readonly status: 'judged'; readonly text: string; readonly found: DraftValidation }
  | { readonly status: 'failed'; readonly message: string };

/** Asks after every change, one question at a time; what is shown is of the newest text that was answered. */
export function useValidation({ draft, environment, event }: Desk): Judged {
  const { connection } = useServices();
  const [judged, setJudged] = useState<Judged>({ status: 'waiting' });
  const ask = useMemo(
    () =>
      latest(async (input: Pick<Desk, 'draft' | 'environment' | 'event'>) => {
        const { body } = input.draft;
        try {
          const found = await connection.call('simulator.validate', input);
          setJudged({ status: 'judged', text: body.kind === 'text' ? body.text : '', found });
        } catch (thrown) {
          setJudged({ status: 'failed', message: messageOf(thrown) });
        }
      }),
    [connection],
  );
  useEffect(() => ask({ draft, environment, event }), [ask, draft, environment, event]);
  return judged;
}

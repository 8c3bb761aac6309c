import { useEffect } from 'react';
import { useServices } from '../../services.ts';
import { useRoute } from '../shell/use-section.ts';

/** `#/inbox/7` selects event 7. */
export function useLinkedEvent(): void {
  const { inbox } = useServices();
  const { section, rest } = useRoute();
  const seq = section === 'inbox' && /^[1-9]\d*$/.test(rest[0] ?? '') ? Number(rest[0]) : null;
  useEffect(() => {
    if (seq !== null) void inbox.selectSeq(seq);
  }, [inbox, seq]);
}

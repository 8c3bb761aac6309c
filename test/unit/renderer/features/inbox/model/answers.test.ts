import { expect, it } from 'vitest';
import type { EventSummary } from '../../../../../../core/contract/models.ts';
import {
  applyPush,
  noPages,
  rowAt,
  withAnswers,
} from '../../../../../../renderer/features/inbox/model/pages.ts';

const event = (seq: number): EventSummary => ({
  ...{ id: `h-${seq}`, seq, receivedAt: '2026-01-01T00:00:00.000Z', method: 'POST', path: '/', query: null },
  ...{ size: 0, capture: 'complete', endpoint: null, provider: null, eventType: null },
  ...{ validation: null, signature: null, reply: null, pinned: false, note: null, imported: null },
});

it('puts late answers into the rows that are held, and leaves the rest alone', () => {
  const pages = applyPush(noPages, { seq: 1, data: { total: 250, events: [event(249), event(250)] } });
  const reply = { status: 500, durationMs: 2_000 };
  const after = withAnswers(pages, [
    { seq: 250, reply },
    { seq: 3, reply },
    { seq: 999, reply },
  ]);
  expect(rowAt(after, 249)?.reply).toEqual(reply);
  expect(rowAt(after, 248)?.reply).toBeNull();
  expect(rowAt(after, 2)).toBeUndefined();
  expect(rowAt(pages, 249)?.reply).toBeNull();
  expect(withAnswers(pages, [{ seq: 3, reply }])).toEqual(pages);
});

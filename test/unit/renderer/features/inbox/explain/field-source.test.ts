import { beforeEach, describe, expect, test } from 'vitest';
import type { Push } from '../../../../../../core/contract/calls.ts';
import type { Connection } from '../../../../../../renderer/connection/connection.ts';
import {
  createFieldSource,
  type FieldSource,
} from '../../../../../../renderer/features/inbox/explain/field-source.ts';

let asked: string[];
let fails: boolean;
let push: (push: Push) => void;
let live: () => void;
let source: FieldSource;

beforeEach(() => {
  asked = [];
  fails = false;
  const connection = {
    call(_name: string, { id }: { id: string }) {
      asked.push(id);
      return fails ? Promise.reject(new Error('gone')) : Promise.resolve(null);
    },
    onPush(listener: typeof push) {
      push = listener;
      return () => {};
    },
    onLive(listener: typeof live) {
      live = listener;
      return () => {};
    },
  };
  source = createFieldSource(connection as unknown as Connection);
});

describe('the fields of events', () => {
  test('are asked for once', async () => {
    await source.of('a');
    await source.of('b');
    await source.of('a');
    expect(asked).toEqual(['a', 'b']);
  });

  test('are asked for again after a failure', async () => {
    fails = true;
    await expect(source.of('a')).rejects.toThrow('gone');
    fails = false;
    expect(await source.of('a')).toBeNull();
    expect(asked).toEqual(['a', 'a']);
  });

  test('are asked for again when events were judged anew, and on a new link', async () => {
    await source.of('a');
    push({ name: 'events.reinspected', seq: 1, data: { count: 1 } });
    await source.of('a');
    live();
    await source.of('a');
    expect(asked).toHaveLength(3);
  });

  test('are kept for the last events only', async () => {
    for (let event = 0; event < 100; event++) await source.of(`e${event}`);
    await source.of('e99');
    expect(asked).toHaveLength(100);
    await source.of('e0');
    expect(asked).toHaveLength(101);
  });
});

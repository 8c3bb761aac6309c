import { expect, test } from 'vitest';
import { engineWords } from '../../../../../renderer/features/shell/engine-words.ts';

const live = { status: 'live' } as const;
const lost = { status: 'lost', attempt: 0, retryInMs: 200 } as const;

test.each([
  [{ link: live, process: null }, 'Engine running'],
  [{ link: { status: 'connecting', attempt: 0 } as const, process: null }, 'Engine starting…'],
  [{ link: lost, process: null }, 'Reconnecting…'],
  [{ link: lost, process: { status: 'down', restarts: 1 } as const }, 'Engine restarting…'],
  [{ link: lost, process: { status: 'failed', message: 'x' } as const }, 'Engine stopped'],
])('%j reads %s', (state, label) => expect(engineWords(state).label).toBe(label));

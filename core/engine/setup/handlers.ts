import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError, toHookglassError } from '../../contract/errors.ts';
import { changesOf, itemsOf, type Setup, type SetupChange, type SetupItem } from '../../contract/setup.ts';
import type { setupCalls } from '../../contract/setup-calls.ts';
import { withoutSecrets } from '../../contract/setup-secrets.ts';
import { setupTitle } from '../../contract/setup-words.ts';
import { createTurns } from '../../turns.ts';
import { filled, partsOf, readParts, type SetupParts } from './parts.ts';

type Step = () => Promise<void>;

/** What is set, to a file and from one. One import at a time. */
export function setupHandlers(calls: SetupParts): Pick<CallHandlers, keyof typeof setupCalls> {
  const parts = partsOf(calls);
  const inTurn = createTurns();
  let wayBack: readonly Step[] = [];

  const plan = async (wanted: Setup) => {
    const now = await readParts(calls);
    const there = new Map(itemsOf(now).map((item) => [nameOf(item), item]));
    const items = itemsOf({ ...wanted, interface: undefined, desktop: undefined }).map((item) =>
      filled(item, there.get(nameOf(item))),
    );
    const changes = changesOf([...there.values()], items);
    return { now, there, items, changes };
  };
  /** From the last step to the first; one that fails keeps none of the others from being taken back. */
  const goBack = async (steps: readonly Step[]): Promise<void> => {
    const failed: unknown[] = [];
    for (const step of steps.toReversed()) await step().catch((thrown: unknown) => failed.push(thrown));
    if (failed.length > 0) throw toHookglassError(failed[0]);
  };
  const carryOut = async (
    items: readonly SetupItem[],
    changes: readonly SetupChange[],
    there: ReadonlyMap<string, SetupItem>,
  ): Promise<Step[]> => {
    const back: Step[] = [];
    for (const [index, item] of items.entries()) {
      if (changes[index]?.change === 'same') continue;
      const part = parts[item.kind];
      const before = there.get(nameOf(item));
      // Before it is written: a part may be refused half-way.
      back.push(() => (before ? part.write(before.value, true) : part.remove(item.key)));
      try {
        await part.write(item.value, before !== undefined);
      } catch (thrown) {
        await goBack(back).catch(() => undefined);
        const { code, message } = toHookglassError(thrown);
        throw new HookglassError(code, `${setupTitle(item)}: ${message} Nothing was changed.`, {
          cause: thrown,
        });
      }
    }
    return back;
  };
  return {
    'setup.export': async () => ({ setup: withoutSecrets(await readParts(calls)) }),
    async 'setup.preview'({ setup }) {
      const { now, changes } = await plan(setup);
      const set = new Set(now.secrets);
      return { changes, missing: setup.secrets.filter((name) => !set.has(name)) };
    },
    'setup.apply': ({ setup }) =>
      inTurn(async () => {
        const { items, changes, there } = await plan(setup);
        wayBack = await carryOut(items, changes, there);
        return { changes };
      }),
    'setup.undo': () =>
      inTurn(async () => {
        const steps = wayBack;
        wayBack = [];
        await goBack(steps);
        return {};
      }),
  };
}

const nameOf = ({ kind, key }: SetupItem): string => `${kind}/${key}`;

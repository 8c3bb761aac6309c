import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import { desk as deskSchema } from '../../contract/simulator-calls.ts';
import { readFact, writeFact } from '../../store/facts.ts';
import { storing } from '../../store/storing.ts';
import type { SimulatorParts } from './parts.ts';

type KeptCalls =
  | 'simulator.desk'
  | 'simulator.keepDesk'
  | `drafts.${'list' | 'save' | 'remove' | 'restore'}`
  | `environments.${'list' | 'save' | 'remove'}`;

/** What is kept for the Simulator: the desk as it was left, saved drafts, environments. */
export function keptHandlers({
  database,
  drafts,
  environments,
}: SimulatorParts): Pick<CallHandlers, KeptCalls> {
  const saved = () => ({ drafts: drafts.list() });
  const known = () => ({ environments: environments.list() });
  return {
    'simulator.desk': () => ({ desk: readDesk(readFact(database, 'simulator-desk')) }),
    'simulator.keepDesk'({ desk }) {
      storing('What stands in the Simulator', () =>
        writeFact(database, 'simulator-desk', JSON.stringify(desk)),
      );
      return {};
    },
    'drafts.list': saved,
    'drafts.save'({ id, ...made }) {
      if (id === null) return { id: drafts.add(made), ...saved() };
      if (!drafts.change(id, made))
        throw new HookglassError(
          'draft-not-found',
          'This draft is not there any more. Save it as a new one.',
        );
      return { id, ...saved() };
    },
    'drafts.remove'({ id }) {
      drafts.remove(id);
      return saved();
    },
    'drafts.restore'({ id }) {
      drafts.restore(id);
      return saved();
    },
    'environments.list': known,
    'environments.save'({ environment }) {
      environments.put(environment);
      return known();
    },
    'environments.remove'({ name }) {
      environments.remove(name);
      return known();
    },
  };
}

/** null where there is none, or another version wrote it otherwise. */
export function readDesk(text: string | null) {
  const parsed = text === null ? null : deskSchema.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : null;
}

import type { CallHandlers } from '../contract/calls.ts';
import type { OwnProvidersState, ownProviderCalls } from '../contract/own-provider-calls.ts';
import type { OwnProviders } from '../own-providers/own-providers.ts';

type OwnProviderHandlers = Pick<CallHandlers, keyof typeof ownProviderCalls>;

/** What the calls around the user's own providers do. */
export function ownProviderHandlers(own: OwnProviders): OwnProviderHandlers {
  const state = (): OwnProvidersState => ({
    folder: own.folder,
    providers: own.current.providers.map(({ id, label, eventTypes }) => ({
      id,
      label,
      types: eventTypes.length,
      templates: eventTypes.filter(({ template }) => template !== null).length,
    })),
    problems: [...own.current.problems],
    watching: own.watching,
  });
  return {
    'ownProviders.list': state,
    async 'ownProviders.reload'() {
      await own.reload();
      return state();
    },
    async 'ownProviders.install'({ files, replace = false }) {
      const done = await own.install(files, replace);
      if (done.status === 'refused') return { ...done, problems: [...done.problems] };
      return done.status === 'installed' ? { ...done, state: state() } : done;
    },
    async 'ownProviders.remove'({ id }) {
      const removed = await own.remove(id);
      return { removed, state: state() };
    },
    async 'ownProviders.restore'({ removed }) {
      const id = await own.restore(removed);
      return { id, state: state() };
    },
  };
}

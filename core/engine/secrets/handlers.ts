import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError, toHookglassError } from '../../contract/errors.ts';
import type { SecretList, secretCalls } from '../../contract/secret-calls.ts';
import type { EngineState } from '../../contract/state.ts';
import type { Log } from '../../log.ts';
import type { Drafts } from '../../store/drafts.ts';
import { createTurns } from '../../turns.ts';
import type { VaultChange } from '../../vault/changes.ts';
import { isRemoved, readRef, removedSecret } from '../../vault/refs.ts';
import type { Hub } from '../hub.ts';
import { inMemoryOnly, type Notices } from '../notices.ts';
import { checkFor, freeName, present, rotation } from './check.ts';
import { listSecrets, type SecretUsers } from './list.ts';
import type { TrackedVault } from './tracked-vault.ts';

export interface SecretParts {
  readonly vault: TrackedVault;
  readonly users: SecretUsers;
  readonly drafts: Pick<Drafts, 'list' | 'change'>;
  readonly hub: Pick<Hub<unknown>, 'secretsChanged'>;
  readonly notices: Notices;
  readonly log: Log;
  /** Takes into use what the vault has now; `refs` are those that are other than before. `judge`: their events are judged anew. */
  readonly taken: (refs: readonly string[], judge: boolean) => void;
  /** Whether anything came in since the start: only that can have been judged without its secret. */
  readonly hasArrivals: () => boolean;
  /** Tells everyone of the engine's state, and gives it. */
  readonly changed: () => EngineState;
}

export interface SecretWork {
  readonly handlers: Pick<CallHandlers, keyof typeof secretCalls>;
  /** The end of the app: what was removed cannot be undone any more. */
  close(): Promise<void>;
}

/** What the calls of the vault do, one after the other. */
export function createSecretWork(parts: SecretParts): SecretWork {
  const { vault, users, drafts, hub, notices, log, taken, changed } = parts;
  const inTurn = createTurns();
  let removed: string | null = null;
  let known = new Set(vault.refs());

  const list = (): SecretList => ({ secrets: listSecrets(vault, users), removed });
  const tell = (): void => {
    known = new Set(vault.refs());
    hub.secretsChanged(list());
  };
  const change = async (changes: readonly VaultChange[], refs: readonly string[]): Promise<SecretList> => {
    await vault.change(changes);
    taken(refs, true);
    return list();
  };
  const forget = async (): Promise<void> => {
    const gone = vault.refs().filter(isRemoved);
    if (gone.length > 0) await vault.change(gone.map((ref) => ({ op: 'remove', ref })));
    removed = null;
  };
  const stops = [
    // Of any feature's: their own calls tell what is theirs.
    vault.onChanged((changes) => {
      if (
        vault.describe().undecided &&
        changes.some(({ op }) => op === 'set') &&
        !notices.has(inMemoryOnly.id)
      ) {
        notices.add(inMemoryOnly);
        changed();
      }
      tell();
    }),
    vault.onReplaced(() => {
      taken(
        vault.refs().filter((ref) => !known.has(ref)),
        parts.hasArrivals(),
      );
      changed();
      tell();
    }),
  ];

  return {
    close: () =>
      inTurn(async () => {
        for (const stop of stops) stop();
        await forget();
        vault.keepTimes();
      }).catch((thrown: unknown) =>
        log.warn('a removed secret could not be forgotten', { reason: toHookglassError(thrown).message }),
      ),
    handlers: {
      'secrets.list': list,
      'secrets.add': ({ name, secret }) =>
        inTurn(() => {
          const ref = freeName(name, vault);
          return change([{ op: 'set', ref, value: checkFor(ref, secret) }], [ref]);
        }),
      'secrets.rotate': ({ ref, secret }) =>
        inTurn(() => change(rotation(present(ref, vault), checkFor(ref, secret)), [ref])),
      'secrets.rename': ({ ref, name }) =>
        inTurn(async () => {
          if (readRef(present(ref, vault))?.kind !== 'named')
            throw new HookglassError('bad-argument', 'Its name is that of its owner: rename that.');
          const to = freeName(name, vault);
          await change([{ op: 'rename', ref, to }], [ref, to]);
          follow(drafts, ref, to);
          return list();
        }),
      'secrets.remove': ({ ref }) =>
        inTurn(async () => {
          present(ref, vault);
          await forget();
          await vault.change([{ op: 'rename', ref, to: removedSecret(ref) }]);
          removed = ref;
          taken([ref], true);
          tell();
          return list();
        }),
      'secrets.restore': ({ ref }) =>
        inTurn(async () => {
          const kept = vault.status(removedSecret(ref)) !== 'not-set';
          if (!kept || vault.status(ref) !== 'not-set')
            throw new HookglassError('secret-not-found', kept ? REPLACED : FORGOTTEN);
          removed = null;
          return change([{ op: 'rename', ref: removedSecret(ref), to: ref }], [ref]);
        }),
      'secrets.place': (order) =>
        inTurn(async () => {
          await vault.place(order);
          notices.remove(inMemoryOnly.id);
          return changed();
        }),
    },
  };
}

const REPLACED = 'Another one was set in its place, so it cannot be brought back.';
const FORGOTTEN = 'It cannot be brought back any more. Set it anew.';

/** Saved drafts hold where their secret stands. */
function follow(drafts: SecretParts['drafts'], ref: string, to: string): void {
  for (const { id, draft, name, folder } of drafts.list())
    if (draft.secretRef === ref) drafts.change(id, { name, folder, draft: { ...draft, secretRef: to } });
}

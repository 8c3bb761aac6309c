import type { z } from 'zod';
import type { CallHandlers } from '../../contract/calls.ts';
import { HookglassError } from '../../contract/errors.ts';
import { operation } from '../../contract/operation-calls.ts';
import { type Setup, type SetupItem, type SetupKind, setup } from '../../contract/setup.ts';
import { filledEndpoint, filledEnvironment } from '../../contract/setup-secrets.ts';
import { readFolders } from '../../own-providers/read-folders.ts';

/** The calls that each part is carried out by: they check, tell and take effect as if somebody had made the change by hand. */
export type SetupParts = Pick<
  CallHandlers,
  | `operation.${'get' | 'set'}`
  | `tunnel.${'info' | 'save'}`
  | `endpoints.${'list' | 'save' | 'remove'}`
  | 'replies.set'
  | 'forward.set'
  | `environments.${'list' | 'save' | 'remove'}`
  | `flows.${'list' | 'save' | 'remove'}`
  | `ownProviders.${'list' | 'install' | 'remove'}`
>;

interface Part {
  /** Makes it, or changes the one of its key. */
  write(value: unknown, there: boolean): Promise<void>;
  remove(key: string): Promise<void>;
}

const shapes = setup.shape;
const oneOf = <T extends z.ZodType>(list: z.ZodDefault<z.ZodArray<T>>): T => list.unwrap().element;
const endpoint = oneOf(shapes.endpoints);
const environment = oneOf(shapes.environments);
const flow = oneOf(shapes.flows);
const provider = oneOf(shapes.providers);

/** What is set now, secrets aside that are in other things than the vault. */
export async function readParts(calls: SetupParts): Promise<Setup> {
  const { limits, durability } = await calls['operation.get']({}, undefined);
  const { settings, given, token } = await calls['tunnel.info']({}, undefined);
  const { endpoints } = await calls['endpoints.list']({}, undefined);
  const { environments } = await calls['environments.list']({}, undefined);
  const { flows } = await calls['flows.list']({}, undefined);
  const own = endpoints.filter((one) => !one.given);
  return {
    receiver: { limits, durability },
    ...(!given && { tunnel: settings }),
    endpoints: own.map(({ given: _, secrets: __, ...rest }) => rest),
    environments,
    flows: flows.filter((one) => one.own).map((one) => one.flow),
    providers: await readProviders(calls),
    secrets: [
      ...own.flatMap(({ slug, secrets }) =>
        (['current', 'previous'] as const)
          .filter((which) => secrets[which] !== 'not-set')
          .map((which) => `endpoint/${slug === '' ? '*' : slug}/${which}`),
      ),
      ...(token === 'not-set' ? [] : ['tunnel/token']),
    ],
  };
}

async function readProviders(calls: SetupParts): Promise<Setup['providers']> {
  const { folder, providers } = await calls['ownProviders.list']({}, undefined);
  if (folder === null) return [];
  const known = new Set(providers.map(({ id }) => id));
  const read = await readFolders(folder, { onFolder: () => Promise.resolve(), problems: [] });
  return (read ?? [])
    .filter(({ name }) => known.has(name))
    .map(({ name, files }) => ({
      id: name,
      files: [...files].map(([path, bytes]) => ({ path, text: Buffer.from(bytes).toString('utf8') })),
    }));
}

/** The same item with what was left out of it for being secret, where it is here. */
export function filled(item: SetupItem, there: SetupItem | undefined): SetupItem {
  if (!there) return item;
  if (item.kind === 'endpoint')
    return { ...item, value: filledEndpoint(endpoint.parse(item.value), endpoint.parse(there.value)) };
  if (item.kind === 'environment')
    return {
      ...item,
      value: filledEnvironment(environment.parse(item.value), environment.parse(there.value)),
    };
  return item;
}

const nothing = (): Promise<void> => Promise.resolve();

/** How each kind is written. What a page and an app keep themselves is not the engine's. */
export function partsOf(calls: SetupParts): Readonly<Record<SetupKind, Part>> {
  return {
    interface: { write: nothing, remove: nothing },
    desktop: { write: nothing, remove: nothing },
    receiver: {
      write: async (value) => void (await calls['operation.set'](receiverOf(value), undefined)),
      remove: nothing,
    },
    tunnel: {
      write: async (value) =>
        void (await calls['tunnel.save']({ settings: shapes.tunnel.unwrap().parse(value) }, undefined)),
      remove: nothing,
    },
    endpoint: endpointPart(calls),
    environment: {
      write: async (value) =>
        void (await calls['environments.save']({ environment: environment.parse(value) }, undefined)),
      remove: async (name) => void (await calls['environments.remove']({ name }, undefined)),
    },
    flow: flowPart(calls),
    provider: providerPart(calls),
  };
}

/** A field of it: `limits` or `durability`. */
const receiverOf = (value: unknown) => {
  const durability = operation.shape.durability.safeParse(value);
  return durability.success
    ? { durability: durability.data }
    : { limits: operation.shape.limits.parse(value) };
};

function endpointPart(calls: SetupParts): Part {
  return {
    async write(value, there) {
      const { answering, forwarding, ...settings } = endpoint.parse(value);
      const { slug } = settings;
      await calls['endpoints.save']({ was: there ? slug : null, endpoint: settings }, undefined);
      await calls['replies.set']({ slug, answering }, undefined);
      await calls['forward.set']({ slug, forwarding }, undefined);
    },
    remove: async (slug) => void (await calls['endpoints.remove']({ slug }, undefined)),
  };
}

function flowPart(calls: SetupParts): Part {
  return {
    async write(value) {
      const saved = await calls['flows.save']({ flow: flow.parse(value) }, undefined);
      if (saved.ok) return;
      const [problem] = saved.problems;
      throw new HookglassError(
        'flow-invalid',
        `${problem?.path ?? ''}: ${problem?.message ?? 'it is no flow'}`,
      );
    },
    remove: async (id) => void (await calls['flows.remove']({ id }, undefined)),
  };
}

function providerPart(calls: SetupParts): Part {
  return {
    async write(value) {
      const { files } = provider.parse(value);
      const done = await calls['ownProviders.install']({ files, replace: true }, undefined);
      if (done.status !== 'refused') return;
      const [problem] = done.problems;
      throw new HookglassError(
        'bad-argument',
        `${problem?.file ?? ''}${problem?.pointer ?? ''}: ${problem?.reason ?? ''}`,
      );
    },
    remove: async (id) => void (await calls['ownProviders.remove']({ id }, undefined)),
  };
}

import { curlCommand } from '../compose/curl.ts';
import type { CallHandlers } from '../contract/calls.ts';
import type { EngineState } from '../contract/state.ts';
import { providerInfo } from '../provider-info.ts';
import type { RegistrySource } from '../providers/registry.ts';
import { listTemplates, readTemplate } from '../templates.ts';
import type { Jobs } from './jobs.ts';
import type { Notices } from './notices.ts';
import type { Receiving } from './receiving.ts';

export interface Collaborators {
  readonly receiving: Receiving;
  readonly notices: Notices;
  readonly jobs: Jobs;
  readonly registry: RegistrySource;
  readonly fixturesDir: string;
  readonly state: () => EngineState;
  /** Tells everyone the new state. */
  readonly changed: () => EngineState;
  readonly setCapture: (on: boolean) => void;
}

type GeneralCalls =
  | 'engine.state'
  | 'engine.dismissNotice'
  | 'receiver.start'
  | 'capture.set'
  | 'jobs.cancel';

/** What the calls do that belong to no feature of their own. One entry a call; the types hold them to the contract. */
export function createHandlers(parts: Collaborators): Pick<CallHandlers, GeneralCalls | TemplateCalls> {
  return {
    'engine.state': parts.state,
    'engine.dismissNotice'({ id }) {
      parts.notices.remove(id);
      return parts.changed();
    },
    async 'receiver.start'({ port, host }) {
      await parts.receiving.start(port, host);
      return parts.changed();
    },
    'capture.set'({ on }) {
      parts.setCapture(on);
      return parts.changed();
    },
    'jobs.cancel'({ job }) {
      parts.jobs.cancel(job);
      return {};
    },
    ...templateHandlers(parts),
  };
}

type TemplateCalls = 'providers.list' | 'templates.list' | 'templates.get';

function templateHandlers({
  registry,
  fixturesDir,
  receiving,
}: Collaborators): Pick<CallHandlers, TemplateCalls> {
  return {
    'providers.list': () => registry.current.providers.map(providerInfo),
    'templates.list': () => listTemplates(registry.current),
    async 'templates.get'({ id }) {
      const { body, headers, ...info } = await readTemplate(registry.current, fixturesDir, id);
      const { state } = receiving;
      const url = state.status === 'listening' ? `${state.url}/${info.provider}` : null;
      return {
        ...info,
        headers: [...headers],
        bodyBase64: body.toString('base64'),
        curl: url === null ? null : curlCommand({ method: 'POST', url, headers, body }),
      };
    },
  };
}

import { eventNotFound } from '../archive.ts';
import type { Clock } from '../clock.ts';
import { curlCommand } from '../compose/curl.ts';
import type { CallHandlers, CallInput, CallOutput } from '../contract/calls.ts';
import { HookglassError } from '../contract/errors.ts';
import type { ProviderInfo } from '../contract/models.ts';
import type { EngineState } from '../contract/state.ts';
import { fullEvent } from '../full-event.ts';
import { decodeBody } from '../inspect/body.ts';
import type { Provider } from '../providers/provider.ts';
import type { RegistrySource } from '../providers/registry.ts';
import { seqOf } from '../store/ids.ts';
import type { Reader } from '../store/reader.ts';
import { listTemplates, readTemplate, type Template } from '../templates.ts';
import { benchHandlers } from './bench/handlers.ts';
import type { EndpointWork } from './endpoint-handlers.ts';
import type { Hub } from './hub.ts';
import type { Notices } from './notices.ts';
import type { Receiving } from './receiving.ts';
import type { Recorder } from './recorder.ts';
import { sendTestEvent } from './test-event.ts';

export interface Collaborators {
  readonly reader: Reader;
  readonly recorder: Recorder;
  readonly hub: Pick<Hub<unknown>, 'seq' | 'flush'>;
  readonly receiving: Receiving;
  readonly notices: Notices;
  readonly historyName: string;
  readonly registry: RegistrySource;
  readonly fixturesDir: string;
  readonly clock: Clock;
  readonly state: () => EngineState;
  /** Tells everyone the new state. */
  readonly changed: () => EngineState;
  readonly setCapture: (on: boolean) => void;
  readonly endpointHandlers: EndpointWork['handlers'];
}

/** What each call does. One entry a call of the contract; the types hold them to it. */
export function createHandlers(parts: Collaborators): CallHandlers {
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
    ...eventHandlers(parts),
    ...templateHandlers(parts),
    ...benchHandlers(),
    ...parts.endpointHandlers,
  };
}

type EventCalls = 'events.page' | 'events.get' | 'events.body' | 'events.full';

function eventHandlers({
  reader,
  recorder,
  hub,
  historyName,
}: Collaborators): Pick<CallHandlers, EventCalls> {
  const seqFor = (id: string): number => {
    recorder.flush();
    const seq = seqOf(historyName, id);
    if (seq === null) throw eventNotFound(id);
    return seq;
  };
  return {
    'events.page'(page) {
      recorder.flush();
      hub.flush();
      return { events: reader.page(page), total: reader.total(), pushSeq: hub.seq };
    },
    'events.get'({ id }) {
      const detail = reader.detail(seqFor(id));
      if (!detail) throw eventNotFound(id);
      return detail;
    },
    'events.body': ({ id, ...slice }) => readSlice(reader, seqFor(id), id, slice),
    'events.full'({ id }) {
      const seq = seqFor(id);
      const detail = reader.detail(seq);
      const request = reader.request(seq);
      if (!detail || !request) throw eventNotFound(id);
      return fullEvent(detail, request.body);
    },
  };
}

function readSlice(
  reader: Reader,
  seq: number,
  id: string,
  { offset, length, form }: Omit<CallInput<'events.body'>, 'id'>,
): CallOutput<'events.body'> {
  if (form === 'raw') {
    const slice = reader.bodySlice(seq, offset, length);
    if (!slice) throw eventNotFound(id);
    return { bytesBase64: Buffer.from(slice.bytes).toString('base64'), total: slice.total, offset };
  }
  const request = reader.request(seq);
  if (!request) throw eventNotFound(id);
  const decoded = decodeBody(request.headers, request.body);
  if (!decoded.ok) throw new HookglassError('bad-argument', decoded.problem);
  const bytes = Buffer.from(decoded.bytes.subarray(offset, offset + length));
  return { bytesBase64: bytes.toString('base64'), total: decoded.bytes.length, offset };
}

type TemplateCalls = 'providers.list' | 'templates.list' | 'templates.get' | 'test.send';

function templateHandlers({
  registry,
  fixturesDir,
  receiving,
  clock,
}: Collaborators): Pick<CallHandlers, TemplateCalls> {
  return {
    'providers.list': () => registry.current.providers.map(toInfo),
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
    async 'test.send'({ id }) {
      const template = await readTemplate(registry.current, fixturesDir, id);
      return sendTestEvent(template, targetOf(receiving, template), clock);
    },
  };
}

function toInfo(provider: Provider): ProviderInfo {
  const { id, label, badge, docs, eventTypes } = provider;
  const signings = eventTypes.map((type) => provider.signing(type.id));
  const names = signings.map((one) => (typeof one === 'string' ? one : one.id));
  return { id, label, badge, docs, signedBy: [...new Set(names)] };
}

function targetOf(
  { state }: Receiving,
  { provider }: Template,
): { host: string; port: number; path: string } {
  if (state.status !== 'listening') {
    throw new HookglassError(
      'receiver-stopped',
      'The receiver is not listening, so there is nothing to send to.',
    );
  }
  const host = new URL(state.url).hostname.replace(/^\[|\]$/g, '');
  return { host, port: state.port, path: `/${provider}` };
}

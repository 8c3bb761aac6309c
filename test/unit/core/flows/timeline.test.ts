import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow } from '../../../../core/contract/flows.ts';
import type { LiveEvent } from '../../../../core/flows/lifecycle.ts';
import { timelines } from '../../../../core/flows/timeline.ts';
import { branchesOf, walk } from '../../../../core/flows/walk.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';

const DAY = 86_400_000;
const lifeOf = (provider: string) => {
  const { lifecycle } = builtInRegistry.require(provider);
  if (!lifecycle) throw new Error(`no lifecycle of ${provider}`);
  return lifecycle;
};

type Body = Record<string, Record<string, unknown>>;
function event(
  seq: number,
  template: string,
  edit: (body: Body) => void = () => {},
  at = seq * 1000,
): LiveEvent {
  const body = JSON.parse(readFileSync(`fixtures/${template}.json`, 'utf8')) as Body;
  edit(body);
  return { seq, id: `e-${seq}`, at, eventType: template.split('/')[1] ?? '', body };
}
const okhi = (seq: number, type: string, v2: object = {}, at?: number) =>
  event(
    seq,
    `okhi/${type}`,
    (body) => Object.assign(body.v2 ?? {}, { address_verification_id: 'A', location_id: 'L' }, v2),
    at,
  );
const codes = (provider: string, events: LiveEvent[]) =>
  timelines(lifeOf(provider), events).flatMap(({ remarks }) =>
    remarks.map(({ seq, code, severity }) => `${seq} ${severity} ${code}`),
  );

describe('a verification of OkHi', () => {
  const first = { verification_mode: 'first_time' };

  it('as documented has no remark', () => {
    expect(codes('okhi', [okhi(1, 'verification_started'), okhi(2, 'verified', first)])).toEqual([]);
    expect(codes('okhi', [okhi(1, 'verified', { verification_mode: 'continuous' })])).toEqual([]);
  });

  it('without its start is told, as a warning', () => {
    expect(codes('okhi', [okhi(1, 'verified', first)])).toEqual(['1 warning missing-start']);
  });

  it('that comes twice is told with what OkHi says of duplicates', () => {
    const events = [okhi(1, 'verification_started'), okhi(2, 'verified', first), okhi(3, 'verified', first)];
    expect(codes('okhi', events)).toEqual(['3 info repeated']);
    expect(timelines(lifeOf('okhi'), events)[0]?.remarks[0]?.message).toContain('15 seconds');
  });

  it('whose start comes after its result is out of order', () => {
    expect(codes('okhi', [okhi(1, 'verified', first), okhi(2, 'verification_started')])).toEqual([
      '1 warning missing-start',
      '2 warning out-of-order',
    ]);
  });

  it('that takes longer than documented is late', () => {
    const events = [okhi(1, 'verification_started', {}, 0), okhi(2, 'verified', first, 9 * DAY)];
    expect(codes('okhi', events)).toEqual(['2 info late']);
  });

  it('whose identifier comes in two windows, or with two addresses, contradicts the document', () => {
    const start = [okhi(1, 'verification_started'), okhi(2, 'verified', first)];
    const otherWindow = okhi(3, 'verified', { verification_mode: 'continuous' });
    expect(codes('okhi', [...start, otherWindow])).toEqual(['3 error contradiction']);
    const noAddress = okhi(3, 'verified', { ...first, location_id: undefined, status_description: 'x' });
    expect(codes('okhi', [...start, noAddress])).toEqual([]);
    const otherAddress = okhi(3, 'unknown', { ...first, location_id: 'M' });
    expect(codes('okhi', [...start, otherAddress])).toEqual(['3 error contradiction']);
  });
});

describe('subjects', () => {
  it('are apart, the last one heard of first, and events without one are left out', () => {
    const events = [
      okhi(1, 'verification_started', { address_verification_id: 'A' }),
      okhi(2, 'verification_started', { address_verification_id: 'B' }),
      okhi(3, 'verification_started', { address_verification_id: undefined }),
      okhi(4, 'verified', { address_verification_id: 'A', verification_mode: 'first_time' }),
    ];
    const found = timelines(lifeOf('okhi'), events);
    expect(found.map(({ subject, events: own }) => [subject, own.map(({ seq }) => seq)])).toEqual([
      ['A', [1, 4]],
      ['B', [2]],
    ]);
  });

  it('of MeetingLawyers are joined by an event that names both the user and the installation', () => {
    const events = [
      event(1, 'meetinglawyers/installation_created'),
      event(2, 'meetinglawyers/user_status_changed'),
      event(3, 'meetinglawyers/user_first_logged_in'),
      event(4, 'meetinglawyers/user_status_changed', (body) =>
        Object.assign(body.payload ?? {}, { to_status: 2 }),
      ),
    ];
    const found = timelines(lifeOf('meetinglawyers'), events);
    expect(found).toHaveLength(1);
    expect(found[0]?.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('of Okaya are one participant in both envelopes', () => {
    const user = 'ok_1';
    const events = [
      event(1, 'okaya/user.created', (body) =>
        Object.assign(body.data?.object as object, { userIdentifier: user }),
      ),
      event(2, 'okaya/user.session.result', (body) =>
        Object.assign(body.data ?? {}, { externalUserID: user }),
      ),
    ];
    expect(timelines(lifeOf('okaya'), events)).toMatchObject([{ subject: user, remarks: [] }]);
  });
});

describe('laws', () => {
  /** The events of one run, each with its step's fields; a variable is its own name. */
  const played = (flow: Flow, choices: Record<string, string>): LiveEvent[] =>
    walk(flow, choices).map((step, index) => {
      const body = JSON.parse(readFileSync(`fixtures/${step.template}.json`, 'utf8')) as Body;
      for (const { path, value } of step.set) put(body, path, value === '{{now}}' ? `time ${index}` : value);
      return { seq: index + 1, id: '', at: index, eventType: step.template.split('/')[1] ?? '', body };
    });
  const put = (body: Body, pointer: string, value: unknown): void => {
    const keys = pointer.split('/').slice(1);
    const last = keys.pop() ?? '';
    let parent: Record<string, unknown> = body;
    for (const key of keys) parent = parent[key] as Record<string, unknown>;
    parent[last] = value;
  };

  const runs = builtInRegistry.providers.flatMap(({ id, flows }) => flows.map((flow) => ({ id, flow })));
  it.each(runs)('whatever is chosen in $flow.id, its own provider remarks on nothing', ({ id, flow }) => {
    const choice = fc.record(
      Object.fromEntries(
        branchesOf(flow).map(({ branch, choices }) => [
          branch,
          fc.constantFrom(...choices.map(({ value }) => value)),
        ]),
      ),
    );
    fc.assert(
      fc.property(choice, (choices) => {
        expect(codes(id, played(flow, choices))).toEqual([]);
      }),
    );
  });

  it('nothing that comes makes a timeline throw, and every event is in one at most', () => {
    const live = fc.record({
      eventType: fc.constantFrom('verified', 'message_sent', 'user.created', 'x'),
      body: fc.oneof(
        fc.jsonValue(),
        fc.record({ v2: fc.jsonValue(), payload: fc.jsonValue(), data: fc.jsonValue() }),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(live),
        fc.constantFrom('okhi', 'okaya', 'meetinglawyers', 'klustr'),
        (given, provider) => {
          const events = given.map((one, index) => ({ ...one, seq: index + 1, id: '', at: index }));
          const seen = timelines(lifeOf(provider), events).flatMap(({ events: own }) =>
            own.map(({ seq }) => seq),
          );
          expect(new Set(seen).size).toBe(seen.length);
        },
      ),
    );
  });
});

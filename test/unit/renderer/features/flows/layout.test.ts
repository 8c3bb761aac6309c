import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow, FlowNext } from '../../../../../core/contract/flows.ts';
import { builtInRegistry } from '../../../../../core/providers/registry.ts';
import { wayOf } from '../../../../../renderer/features/flows/diagram/way.ts';
import { type Box, END, layoutOf } from '../../../../../renderer/features/flows/model/layout.ts';
import { end, flowOf, stepOf, to } from '../../../../support/flow-runs.ts';

const flows = builtInRegistry.providers.flatMap((provider) => [...provider.flows]);
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function isWhole(flow: Flow): void {
  const { boxes, width, height, edges } = layoutOf(flow);
  expect(
    boxes
      .filter(({ kind }) => kind === 'step')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(flow.steps.map(({ id }) => id).sort());
  for (const [index, box] of boxes.entries()) {
    expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    for (const other of boxes.slice(index + 1))
      expect(overlap(box, other), `${box.id} ${other.id}`).toBe(false);
  }
  for (const { from, to: target } of edges) {
    expect(boxes.some(({ id }) => id === from)).toBe(true);
    expect(boxes.some(({ id }) => id === target)).toBe(true);
  }
}

describe('the diagram of a flow', () => {
  it.each(flows)('$id: every step once, none over another, all lines between boxes', isWhole);

  it('draws a question that is asked at several places once, with a line per choice', () => {
    const okhi = flows.find(({ id }) => id === 'okhi/address-verification');
    const { boxes, edges } = layoutOf(okhi ?? flowOf(end, []));
    expect(boxes.filter(({ kind }) => kind === 'branch')).toHaveLength(2);
    expect(edges.filter(({ choice }) => choice?.branch === 'continuous')).toHaveLength(4);
    const at = (id: string) => boxes.find((box) => box.id === id)?.x ?? 0;
    expect(at('started')).toBeLessThan(at('first-verified'));
    expect(at('first-verified')).toBeLessThan(at('continuous-verified'));
    expect(at('continuous-verified')).toBeLessThan(at(END));
  });

  it('bears any flow, also one that comes round', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const target = fc.constantFrom<string | null>(...ids, null);
    const next = fc.oneof(
      target.map((id): FlowNext => (id === null ? end : to(id))),
      fc.tuple(target, target).map(
        ([one, two]): FlowNext => ({
          kind: 'branch',
          branch: 'x',
          title: 'X',
          choices: [
            { value: 'one', title: '', step: one },
            { value: 'two', title: '', step: two },
          ],
          default: 'one',
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(next, { minLength: 5, maxLength: 5 }), (nexts) => {
        const flow = flowOf(
          to('a'),
          ids.map((id, index) => stepOf(id, nexts[index] ?? end)),
        );
        const reached = new Set(layoutOf(flow).boxes.map(({ id }) => id));
        isWhole({ ...flow, steps: flow.steps.filter(({ id }) => reached.has(id)) });
        expect(wayOf(flow, {}).size).toBeGreaterThan(0);
      }),
    );
  });

  it('takes the way of the choices', () => {
    const okhi = flows.find(({ id }) => id === 'okhi/address-verification') ?? flowOf(end, []);
    const way = [...wayOf(okhi, { first_time: 'unknown', continuous: 'none' })].join(' ');
    expect(way).toContain('>first-unknown');
    expect(way).not.toContain('>first-verified');
    expect(way).toContain(`>${END}`);
  });
});

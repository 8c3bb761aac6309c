import type { Flow, FlowNext } from '../../../../core/contract/flows.ts';

/** A flow as a picture, in pixels from the left and the top. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
}

/** `id` of a step is the step's own; a branch is drawn once for all places with the same question and answers. */
export interface Box {
  readonly kind: 'step' | 'branch' | 'end';
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The path of an SVG. */
  readonly path: string;
  /** At a branch: the choice that leads here. */
  readonly choice: { readonly branch: string; readonly value: string; readonly title: string } | null;
  readonly label: { readonly x: number; readonly y: number } | null;
}

const SIZE = {
  step: { width: 153, height: 66 },
  branch: { width: 104, height: 40 },
  end: { width: 44, height: 28 },
} as const;
/** Between layers: a step needs none for words, a branch room for the names of its choices. */
const GAP = { step: 24, branch: 94, end: 0 } as const;
const BETWEEN = 14;
const MARGIN = 12;
/** Below the boxes, for lines that pass some. */
const LANE = 26;
export const END = '#end';

interface Node {
  readonly kind: Box['kind'];
  readonly id: string;
  readonly next: readonly { to: string; choice: Edge['choice'] }[];
}

/** Layers from left to right: a box stands behind everything that leads to it, except what comes round again. */
export function layoutOf(flow: Flow): Layout {
  const nodes = nodesOf(flow);
  const layers = layersOf(nodes, idOf(flow.start));
  const columns = columnsOf(nodes, layers);
  const inner = Math.max(...columns.map(heightOf));
  const boxes: Box[] = [];
  let x = MARGIN;
  for (const column of columns) {
    let y = MARGIN + (inner - heightOf(column)) / 2;
    const width = Math.max(...column.map(({ kind }) => SIZE[kind].width));
    for (const { kind, id } of column) {
      boxes.push({ kind, id, x: x + (width - SIZE[kind].width) / 2, y, ...SIZE[kind] });
      y += SIZE[kind].height + BETWEEN;
    }
    x += width + Math.max(...column.map(({ kind }) => GAP[kind]));
  }
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  return {
    width: right + MARGIN,
    height: inner + 2 * MARGIN + LANE,
    boxes,
    edges: nodes.flatMap((node) => edgesOf(node, boxes, inner + MARGIN + LANE / 2)),
  };
}

const heightOf = (column: readonly Node[]): number =>
  column.reduce((sum, { kind }) => sum + SIZE[kind].height + BETWEEN, -BETWEEN);

/** What a `next` leads to. The same question with other answers elsewhere is another box. */
export function idOf(next: FlowNext): string {
  if (next.kind === 'step') return next.step;
  if (next.kind === 'end') return END;
  return `#${next.branch} ${next.choices.map(({ value, step }) => `${value}:${step ?? END}`).join(' ')}`;
}

function nodesOf({ start, steps }: Flow): Node[] {
  const nodes = new Map<string, Node>();
  const add = (next: FlowNext): void => {
    const id = idOf(next);
    if (next.kind === 'end') nodes.set(id, { kind: 'end', id, next: [] });
    if (next.kind !== 'branch') return;
    const choices = next.choices.map(({ value, title, step }) => ({
      to: step ?? END,
      choice: { branch: next.branch, value, title },
    }));
    nodes.set(id, { kind: 'branch', id, next: choices });
    if (choices.some(({ to }) => to === END)) add({ kind: 'end' });
  };
  for (const { id, next } of steps) {
    nodes.set(id, { kind: 'step', id, next: [{ to: idOf(next), choice: null }] });
    add(next);
  }
  add(start);
  return [...nodes.values()];
}

/** The longest way from the start; a way that comes round to a box on it is not followed. */
function layersOf(nodes: readonly Node[], start: string): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const layers = new Map<string, number>();
  const visit = (id: string, layer: number, way: ReadonlySet<string>): void => {
    if (way.has(id) || (layers.get(id) ?? -1) >= layer) return;
    layers.set(id, layer);
    const longer = new Set(way).add(id);
    for (const { to } of byId.get(id)?.next ?? []) visit(to, layer + 1, longer);
  };
  visit(start, 0, new Set());
  return layers;
}

function columnsOf(nodes: readonly Node[], layers: ReadonlyMap<string, number>): Node[][] {
  const last = Math.max(...layers.values());
  return Array.from({ length: last + 1 }, (_, layer) =>
    // The end comes below what goes on.
    nodes
      .filter(({ id }) => layers.get(id) === layer)
      .sort((a, b) => Number(a.kind === 'end') - Number(b.kind === 'end')),
  ).filter((column) => column.length > 0);
}

function edgesOf({ id, next }: Node, boxes: readonly Box[], lane: number): Edge[] {
  const from = boxes.find((box) => box.id === id);
  return next.flatMap(({ to, choice }) => {
    const target = boxes.find((box) => box.id === to);
    if (!from || !target) return [];
    return [{ from: id, to, choice, ...line(from, target, { boxes, lane, labelled: choice !== null }) }];
  });
}

interface Around {
  readonly boxes: readonly Box[];
  /** How far down the lane is. */
  readonly lane: number;
  readonly labelled: boolean;
}

function line(from: Box, to: Box, { boxes, lane, labelled }: Around): Pick<Edge, 'path' | 'label'> {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  if (x2 <= x1) return around(from, to, lane, labelled);
  if (boxes.some((box) => box.x > x1 && box.x + box.width < x2)) {
    const path = `M${x1} ${y1} C${x1 + 36} ${y1} ${x1 + 14} ${lane} ${x1 + 60} ${lane} L${x2 - 36} ${lane} C${x2 - 4} ${lane} ${x2 - 26} ${y2} ${x2} ${y2}`;
    return { path, label: labelled ? { x: x1 + GAP.branch, y: lane + 4 } : null };
  }
  const bend = Math.min(46, (x2 - x1) / 2);
  const path = `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  return { path, label: labelled ? { x: x1 + GAP.branch * 0.54, y: y1 + (y2 - y1) / 2 + 4 } : null };
}

/** Back to a box further left. */
function around(from: Box, to: Box, lane: number, labelled: boolean): Pick<Edge, 'path' | 'label'> {
  const [x1, y1] = [from.x + from.width / 2, from.y + from.height];
  const [x2, y2] = [to.x + to.width / 2, to.y + to.height];
  const path = `M${x1} ${y1} C${x1} ${lane} ${x2} ${lane} ${x2} ${y2}`;
  return { path, label: labelled ? { x: (x1 + x2) / 2, y: lane } : null };
}

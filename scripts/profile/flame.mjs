// @ts-check

/**
 * @typedef {import('./sources.mjs').CallFrame} CallFrame
 * @typedef {import('./sources.mjs').Place} Place
 * @typedef {{ nodes: { id: number, callFrame: CallFrame, children?: number[] }[], samples: number[], timeDeltas: number[] }} Profile as V8 writes it; times in µs
 * @typedef {{ place: Place, total: number, own: number, parent: Frame | null, children: Map<string, Frame> }} Frame
 */

const WIDTH = 1200;
const ROW = 17;
const HEAD = 44;
/** Narrower than this (pixels) nothing can be seen, nor read. */
const NARROW = 0.8;
const CHARACTER = 6.3;

/** What is no work: waiting for something to do. */
const IDLE = new Set(['(idle)', '(root)']);

/**
 * Adds up what stands under the same callers. @param {Profile} profile @param {(frame: CallFrame) => Place} placeOf
 * @returns {Frame}
 */
export function treeOf(profile, placeOf) {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  /** @type {Map<number, number>} */
  const parents = new Map();
  for (const { id, children = [] } of profile.nodes) for (const child of children) parents.set(child, id);
  /** @type {Frame} */
  const root = {
    ...{ place: { name: 'all', file: '', line: 0 }, total: 0, own: 0, parent: null },
    children: new Map(),
  };
  /** @type {Map<number, Frame | null>} */
  const frames = new Map();
  /** @param {number} id @returns {Frame | null} null: no work */
  const frameOf = (id) => {
    const known = frames.get(id);
    if (known !== undefined) return known;
    const parent = parents.get(id);
    const frame = nodes.get(id)?.callFrame;
    const made =
      parent === undefined
        ? root
        : frame && !IDLE.has(frame.functionName)
          ? childOf(frameOf(parent), placeOf(frame))
          : null;
    frames.set(id, made);
    return made;
  };
  profile.samples.forEach((id, index) => {
    const frame = frameOf(id);
    if (frame === null || frame === root) return;
    const time = profile.timeDeltas[index] ?? 0;
    frame.own += time;
    for (let at = /** @type {Frame | null} */ (frame); at; at = at.parent) at.total += time;
  });
  return root;
}

/** @param {Frame | null} parent @param {Place} place @returns {Frame | null} */
function childOf(parent, place) {
  if (!parent) return null;
  const key = keyOf(place);
  // What calls itself, directly or by a second one, would be a tower.
  for (const one of [parent, parent.parent]) if (one && keyOf(one.place) === key) return one;
  const known = parent.children.get(key);
  if (known) return known;
  /** @type {Frame} */
  const made = { place, total: 0, own: 0, parent, children: new Map() };
  parent.children.set(key, made);
  return made;
}

/** @param {Place} place */
const keyOf = ({ name, file, line }) => `${name} ${file}:${line}`;

/** Milliseconds of work in each second of a profile. @param {Profile} profile @param {Frame} root */
export const busyOf = ({ timeDeltas }, root) =>
  (root.total / timeDeltas.reduce((sum, time) => sum + time, 0)) * 1_000;

/** A flame graph, callers above what they call, the widest first; ours in colour. @param {Frame} root @param {string} title @returns {string} SVG */
export function flameGraph(root, title) {
  /** @type {string[]} */
  const boxes = [];
  let depth = 0;
  /** @param {Frame} frame @param {number} x @param {number} level */
  const draw = (frame, x, level) => {
    const width = (frame.total / root.total) * WIDTH;
    if (width < NARROW) return;
    depth = Math.max(depth, level);
    boxes.push(box(frame, x, HEAD + level * ROW, width, frame.total / root.total));
    let left = x;
    for (const child of [...frame.children.values()].sort((a, b) => b.total - a.total)) {
      draw(child, left, level + 1);
      left += (child.total / root.total) * WIDTH;
    }
  };
  draw(root, 0, 0);
  const height = HEAD + (depth + 1) * ROW + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="ui-monospace, monospace" font-size="10.5">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fbfaf8"/>`,
    `<text x="8" y="18" font-size="14" fill="#222">${escaped(title)}</text>`,
    `<text x="8" y="35" fill="#666">Share of the processor’s time, waiting left out. Blue: Hookglass. Orange: libraries. Grey: Node, the browser and their C++. Red: garbage collection.</text>`,
    ...boxes,
    '</svg>\n',
  ].join('\n');
}

/** @param {Frame} frame @param {number} x @param {number} y @param {number} width @param {number} share */
function box({ place }, x, y, width, share) {
  const where = place.file === '' ? '' : ` (${place.file}:${place.line})`;
  const percent = `${(share * 100).toFixed(1)} %`;
  const room = Math.floor((width - 4) / CHARACTER);
  const label = room < 3 ? '' : `${place.name} ${percent}`.slice(0, room);
  const text = label === '' ? '' : `<text x="${(x + 2).toFixed(1)}" y="${y + 12}">${escaped(label)}</text>`;
  return `<g><title>${escaped(`${place.name}${where} ${percent}`)}</title><rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(0.4, width - 0.4).toFixed(1)}" height="${ROW - 1}" fill="${colourOf(place)}"/>${text}</g>`;
}

const OURS = /^(?:core|renderer|electron|cli)\//;

/** @param {Place} place */
function colourOf({ name, file }) {
  if (name === '(garbage collector)') return '#e8998d';
  if (file === '' || file.startsWith('node:')) return '#d9d6d0';
  return OURS.test(file) ? '#9db8e8' : '#f0c58a';
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The functions with the most time of their own, for a look at the terminal. @param {Frame} root @param {number} count */
export function heaviest(root, count) {
  /** @type {Map<string, number>} */
  const own = new Map();
  /** @param {Frame} frame */
  const visit = (frame) => {
    const { name, file, line } = frame.place;
    const key = file === '' ? name : `${name} (${file}:${line})`;
    own.set(key, (own.get(key) ?? 0) + frame.own);
    for (const child of frame.children.values()) visit(child);
  };
  visit(root);
  return [...own]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([key, time]) => `${((time / root.total) * 100).toFixed(1).padStart(5)} %  ${key}`);
}

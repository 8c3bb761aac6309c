// @ts-check
/**
 * `npm run profile -- capture` (the engine under the bench's load) or `-- list` (the page at 1,000 events/s): takes a profile and draws a flame graph
 * into docs/images/profiles. `--of DIR` profiles another checkout that is built, `--name NAME` names the picture, `--title TEXT` heads it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { fromRoot, ROOT } from './lib/paths.mjs';
import { main } from './lib/say.mjs';
import { busyOf, flameGraph, heaviest, treeOf } from './profile/flame.mjs';
import { sourcesOf } from './profile/sources.mjs';
import { takeCapture, takeList } from './profile/take.mjs';

const SHOWN = 25;

/** @type {Record<string, { title: string, take: (root: string) => Promise<import('./profile/flame.mjs').Profile> }>} */
const profiles = {
  capture: { title: 'Full capture under the load of the bench, 50 connections', take: takeCapture },
  list: { title: 'The page with its Inbox open at 1,000 events/s', take: takeList },
};

await main(async () => {
  endWithNpm();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { of: { type: 'string' }, name: { type: 'string' }, title: { type: 'string' } },
  });
  const [what = ''] = positionals;
  const known = Object.hasOwn(profiles, what) ? profiles[what] : undefined;
  if (!known) throw new Error(`Say what to profile: ${Object.keys(profiles).join(' or ')}.`);
  const root = resolve(values.of ?? ROOT);
  if (root === ROOT) await ensureBuilt();
  const profile = await known.take(root);
  const tree = treeOf(profile, sourcesOf(join(root, 'dist')));
  for (const line of heaviest(tree, SHOWN)) console.log(line);
  const folder = fromRoot('docs', 'images', 'profiles');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${values.name ?? what}.svg`);
  const busy = `${busyOf(profile, tree).toFixed(0)} ms of work a second`;
  writeFileSync(file, flameGraph(tree, `${values.title ?? known.title}: ${busy}`));
  console.log(busy);
  console.log(`Drawn: ${file}`);
});

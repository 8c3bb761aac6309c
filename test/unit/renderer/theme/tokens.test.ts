import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { badgeColours } from '../../../../core/providers/own/colours.ts';
import { builtInRegistry } from '../../../../core/providers/registry.ts';
import { contrast, tokensOf } from '../../../support/contrast.ts';

const css = readFileSync('renderer/theme/tokens.css', 'utf8');
const tokens = { light: tokensOf(css, 'light'), dark: tokensOf(css, 'dark') };

const plain = ['bg', 'panel', 'raised', 'hover'];
const toned = ['accent-bg', 'good-bg', 'warn-bg', 'bad-bg', 'info-bg'];
const surfaces = [...plain, ...toned];

/** What is read: WCAG 1.4.3 wants 4.5. What is only seen, edges and bars of controls and the focus: 1.4.11 wants 3. */
const rules: readonly { atLeast: number; of: readonly string[]; on: readonly string[] }[] = [
  { atLeast: 4.5, of: ['text', 'muted', 'faint', 'accent-text'], on: surfaces },
  { atLeast: 4.5, of: ['good', 'warn', 'bad', 'info', 'key', 'string', 'number'], on: surfaces },
  { atLeast: 4.5, of: ['on-accent'], on: ['accent'] },
  { atLeast: 4.5, of: ['text', 'key', 'string', 'number'], on: ['mark'] },
  { atLeast: 3, of: ['accent', 'control-line'], on: surfaces },
];
/** Hairlines between things that their place and their words tell apart anyway. */
const decorative = ['line', 'line-soft'];

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  const colour = (name: string): string => tokens[theme].get(name) ?? `no token ${name}`;

  test('can be told from what they stand on', () => {
    const weak = rules.flatMap(({ atLeast, of, on }) =>
      of.flatMap((name) =>
        on
          .map((surface) => ({ name, surface, ratio: contrast(colour(name), colour(surface)) }))
          // Not "less than": the ratio of a colour that is none is no number.
          .filter(({ ratio }) => !(ratio >= atLeast)),
      ),
    );
    expect(weak).toEqual([]);
  });

  test('of badges can be read, and told from the list', () => {
    const badges = [...builtInRegistry.providers.map(({ badge }) => badge), ...Object.values(badgeColours)];
    expect(badges.length).toBeGreaterThan(4);
    for (const badge of badges) {
      expect(contrast(colour('on-accent'), badge[theme])).toBeGreaterThanOrEqual(4.5);
      for (const surface of [...plain, 'accent-bg'])
        expect(contrast(colour(surface), badge[theme])).toBeGreaterThanOrEqual(3);
    }
  });
});

test('every colour is held to something, and there is none beside the tokens', () => {
  const held = new Set([...surfaces, 'mark', ...decorative, ...rules.flatMap(({ of }) => of)]);
  expect([...tokens.light.keys()].filter((name) => !held.has(name))).toEqual([]);
  expect([...tokens.dark.keys()]).toEqual([...tokens.light.keys()]);
  const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' });
  const sheets = files.filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'));
  expect(sheets.length).toBeGreaterThan(10);
  for (const path of sheets)
    expect(readFileSync(join('renderer', path), 'utf8'), path).not.toMatch(/#[\da-f]{3,8}\b/i);
});

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

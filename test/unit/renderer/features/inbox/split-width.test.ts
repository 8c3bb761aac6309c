import { expect, test } from 'vitest';
import { interfaceSettings } from '../../../../../core/contract/settings.ts';
import { clampWidth, widthForKey } from '../../../../../renderer/features/inbox/split-width.ts';

test('the arrow keys move the border, its ends hold', () => {
  expect(widthForKey('ArrowRight', 47)).toBe(49);
  expect(widthForKey('ArrowLeft', 21)).toBe(20);
  expect(widthForKey('End', 47)).toBe(80);
  expect(widthForKey('x', 47)).toBeUndefined();
});

test('whatever the pointer does, the settings take it', () => {
  for (const width of [-50, 0, 33.333, 99])
    expect(interfaceSettings.parse({ listWidth: clampWidth(width) }).listWidth).toBe(clampWidth(width));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnId, interfaceSettings } from '../../../../../../core/contract/settings.ts';
import { columnTemplate, fittingColumns } from '../../../../../../renderer/features/inbox/list/columns.ts';

const chosen = interfaceSettings.parse({}).list.columns;

describe('the columns of the list', () => {
  test('are all there where there is room, in their order', () => {
    expect(fittingColumns(chosen, 800)).toEqual(chosen);
    expect(fittingColumns(['signature', 'time', 'type'], 800)).toEqual(['time', 'type', 'signature']);
  });

  test('give way in a narrow list, the type of the event last', () => {
    expect(fittingColumns(chosen, 500)).not.toContain('size');
    expect(fittingColumns(chosen, 420)).not.toContain('request');
    expect(fittingColumns(chosen, 0)).toEqual(['type']);
  });

  test('are some of the chosen ones, more of them the more room there is', () => {
    const some = fc.uniqueArray(fc.constantFrom(...columnId.options), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.nat(1500), fc.nat(500), (ids, width, more) => {
        const narrow = fittingColumns(ids, width);
        const wide = fittingColumns(ids, width + more);
        expect(narrow.length).toBeGreaterThan(0);
        expect(ids).toEqual(expect.arrayContaining(wide));
        expect(wide).toEqual(expect.arrayContaining(narrow));
        expect(columnTemplate(narrow).split(/ (?![^(]*\))/).length).toBeGreaterThan(narrow.length);
      }),
    );
  });
});

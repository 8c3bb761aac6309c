import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { salvage } from '../../../../core/contract/salvage.ts';
import { browserForm, settingsFile, settingsForm } from '../../../../core/contract/settings-file.ts';
import { readVersioned } from '../../../../core/contract/versioned.ts';
import { settingsTexts } from '../../../support/former-settings.ts';

const standard = settingsFile.parse({});
const read = (file: unknown) => readVersioned(JSON.stringify(file), settingsForm);

describe('a settings file of a former version is read', () => {
  it('of the first days: one window, a theme, a port', () => {
    const { settings, trouble } = readVersioned(settingsTexts.first, settingsForm);
    expect(trouble).toBeNull();
    expect(settings).toMatchObject({
      version: 1,
      interface: { theme: 'dark', times: 'utc', listWidth: 55 },
      windows: [{ bounds: { x: 10, y: 20, width: 1200, height: 800 }, maximized: true, zoom: 1, place: '' }],
      receiver: { port: 4711, host: '127.0.0.1' },
    });
    expect(settings).not.toHaveProperty('window');
  });

  it('with the form of the check, from when the port was kept', () => {
    const { settings, trouble } = readVersioned(settingsTexts.withCheck, settingsForm);
    expect(trouble).toBeNull();
    expect(settings.interface.check).toMatchObject({ provider: 'okhi', url: 'http://127.0.0.1:3000/hook' });
  });

  it('of the last version without a number: several windows, the desktop, limits of its own', () => {
    const { settings, trouble } = readVersioned(settingsTexts.unnumbered, settingsForm);
    expect(trouble).toBeNull();
    expect(settings.windows).toHaveLength(2);
    expect(settings.desktop).toMatchObject({ notify: 'matching', notifyQuery: 'is:invalid', tray: true });
    expect(settings.receiver.limits.bodyBytes).toBe(5_000_000);
    expect(settings.interface.list).toEqual({
      columns: ['time', 'field'],
      fieldPath: 'user_id',
      density: 'compact',
    });
  });

  it('of a browser, where what the page keeps stood alone', () => {
    const { settings, trouble } = readVersioned(settingsTexts.browser, browserForm);
    expect(trouble).toBeNull();
    expect(settings).toMatchObject({ version: 1, interface: { theme: 'light', times: 'utc' } });
  });

  it('and one of this version is what was written', () => {
    expect(read(standard)).toEqual({ settings: standard, trouble: null });
  });
});

describe('what is wrong in a settings file', () => {
  it('loses itself alone', () => {
    const { settings, trouble } = read({
      version: 1,
      interface: { theme: 'purple', times: 'utc' },
      receiver: { port: 70_000, limits: { bodyBytes: 5, headerBytes: 'much' } },
      windows: [{ zoom: 99, maximized: true }, 5],
      desktop: { tray: true, notify: 3 },
    });
    expect(trouble?.reason).toBe('values');
    expect(trouble?.lost.toSorted()).toEqual([
      'desktop.notify',
      'interface.theme',
      'receiver.limits.headerBytes',
      'receiver.port',
      'windows.0.zoom',
      'windows.1',
    ]);
    expect(settings).toMatchObject({
      interface: { theme: 'system', times: 'utc' },
      receiver: { port: 4000, limits: { bodyBytes: 5, headerBytes: 65_536 } },
      windows: [{ zoom: 0, maximized: true }],
      desktop: { tray: true, notify: 'off' },
    });
  });

  it.each(['{ "interface": ', '', 'null', '[]', '"dark"', '{"version":"one"}'])('is all of %j', (text) => {
    expect(readVersioned(text, settingsForm)).toEqual({
      settings: standard,
      trouble: { reason: 'unreadable', lost: [] },
    });
  });

  it('is told of a later version even where every value is known', () => {
    const { settings, trouble } = read({ version: 2, interface: { theme: 'dark' }, news: { a: 1 } });
    expect(settings).toMatchObject({ version: 1, interface: { theme: 'dark' } });
    expect(trouble).toEqual({ reason: 'newer', lost: [] });
    expect(read({ version: 2, interface: { theme: 4 } }).trouble).toEqual({
      reason: 'newer',
      lost: ['interface.theme'],
    });
  });

  it('that is not there yet is no trouble', () => {
    expect(readVersioned(null, settingsForm)).toEqual({ settings: standard, trouble: null });
  });

  it('never keeps settings from being read, whatever it is', () => {
    const anything = fc.oneof(
      fc.json(),
      fc
        .record({
          version: fc.constantFrom(0, 1, 2),
          interface: fc.jsonValue(),
          windows: fc.jsonValue(),
          window: fc.jsonValue(),
          receiver: fc.jsonValue(),
        })
        .map((file) => JSON.stringify(file)),
      fc.string(),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(settingsFile.safeParse(readVersioned(text, settingsForm).settings).success).toBe(true);
      }),
    );
  });

  it('takes nothing else with it: every other value stands', () => {
    const places = [
      ['interface', 'theme'],
      ['interface', 'listWidth'],
      ['desktop', 'tray'],
      ['receiver', 'port'],
    ] as const;
    const good = {
      interface: { theme: 'dark', listWidth: 30 },
      desktop: { tray: true },
      receiver: { port: 5000 },
    };
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(null, [], { a: 1 }, 'no', -5), (place, bad) => {
        const [group, name] = place;
        const broken = { ...good, [group]: { ...good[group], [name]: bad } };
        const { settings, trouble } = read({ version: 1, ...broken });
        expect(trouble).toEqual({ reason: 'values', lost: [`${group}.${name}`] });
        const whole = read({ version: 1, ...good }).settings;
        const kept = { ...whole, [group]: { ...whole[group], [name]: standard[group][name as never] } };
        expect(settings).toEqual(kept);
      }),
    );
  });
});

it('a value without end in what is wrong with it is given up as a whole', () => {
  const columns = Array.from({ length: 500 }, (_, index) => index);
  const { settings, trouble } = read({ version: 1, interface: { list: { columns } } });
  expect(settings).toEqual(standard);
  expect(trouble?.lost).toEqual(['']);
  expect(salvage(settingsFile, 7)).toEqual({ value: standard, lost: [''] });
});

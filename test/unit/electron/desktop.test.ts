import { describe, expect, it } from 'vitest';
import { desktopSettings } from '../../../core/contract/desktop.ts';
import { parseQuery } from '../../../core/contract/query/parse.ts';
import { interfaceSettings } from '../../../core/contract/settings.ts';
import { settingsFile } from '../../../core/contract/settings-file.ts';
import { watchedQuery } from '../../../electron/desktop/notification.ts';
import { diagnosticsText, maskLine } from '../../../electron/diagnostics.ts';
import { notesText } from '../../../electron/release-notes.ts';

describe('which arrivals are told', () => {
  it('is nothing unless asked for', () => expect(watchedQuery(desktopSettings.parse({}))).toBeNull());
  it('is a search that can be read for "invalid only"', () => {
    const query = watchedQuery(desktopSettings.parse({ notify: 'invalid' }));
    expect(parseQuery(query ?? '')).not.toHaveProperty('problem');
    expect(query).toContain('is:invalid');
  });
  it("is the user's own search, and nothing while that is empty", () => {
    expect(watchedQuery(desktopSettings.parse({ notify: 'matching', notifyQuery: 'path:/x' }))).toBe(
      'path:/x',
    );
    expect(watchedQuery(desktopSettings.parse({ notify: 'matching', notifyQuery: ' ' }))).toBeNull();
  });
});

describe('diagnostics', () => {
  const text = diagnosticsText({
    version: '0.1.0',
    versions: { Electron: '45' },
    system: 'linux x64 6',
    settings: settingsFile.parse({
      interface: interfaceSettings.parse({ check: { url: 'https://typed.example/secret-path' } }),
      windows: [],
      desktop: desktopSettings.parse({ notify: 'matching', notifyQuery: 'customer-name' }),
      receiver: { port: 4000 },
      vault: { place: null, told: false },
    }),
    engine: { status: 'up' },
    vault: 'in memory',
    log: 'one\nfailed: https://x.test/?token=abc123 whsec_AAAABBBB in /home/ann/data/logs\n',
    home: '/home/ann',
    dataDir: '/home/ann/data',
  });
  it('names versions and settings', () => {
    expect(text).toContain('"hookglass": "0.1.0"');
    expect(text).toContain('"port": 4000');
  });
  it('holds nothing that was typed, no secret and no name of the user', () => {
    for (const hidden of ['typed.example', 'customer-name', 'abc123', 'whsec_AAAABBBB', 'ann'])
      expect(text).not.toContain(hidden);
  });
  it.each([
    ['Authorization: Bearer abc.def', 'abc.def'],
    ['key sk_live_12345', 'sk_live_12345'],
    ['digest 5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd', '5257a869e7'],
  ])('masks %s', (line, hidden) => expect(maskLine(line)).not.toContain(hidden));
  it('leaves a stack as it is', () => {
    const line = '    at start (file:///opt/app/dist/electron/engine-host-0123.js:12:7)';
    expect(maskLine(line)).toBe(line);
  });
});

describe('notes of a release', () => {
  it('are plain text, whatever the feed sends', () => {
    expect(notesText('<b>New</b> things')).toBe('New things');
    expect(notesText([{ version: '1', note: 'One' }, { version: '2', note: null }, 'x'])).toContain('One');
    expect(notesText({})).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { defaultDataDir } from '../../../core/data-dir.ts';

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/ada', '/home/ada/.config/Hookglass'],
    ['linux', { XDG_CONFIG_HOME: '/etc/ada' }, '/home/ada', '/etc/ada/Hookglass'],
    ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Hookglass'],
    ['win32', { APPDATA: 'C:\\Users\\ada\\Roaming' }, 'C:\\Users\\ada', 'C:\\Users\\ada\\Roaming\\Hookglass'],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\Hookglass'],
  ] as const)('on %s with %j is where that system keeps such things', (platform, env, home, expected) => {
    expect(defaultDataDir({ platform, env, home })).toBe(expected);
  });
});

import { interfaceSettings } from '../../core/contract/settings.ts';
import { type BrowserSettings, browserForm } from '../../core/contract/settings-file.ts';
import { readVersioned } from '../../core/contract/versioned.ts';
import type { Host } from './host.ts';
import { saveBytes } from './save-bytes.ts';

const SETTINGS_KEY = 'hookglass.settings';
/** One copy, the last: storage is small. */
const COPY_KEY = 'hookglass.settings.set-aside';

export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * The settings in a browser's storage. What could not be read there is kept under another name and told, as a window's file is.
 * A browser may refuse storage (private window, quota): what is chosen then lasts as long as the page.
 */
export function keptSettings(
  storage: TextStorage | null,
  save = saveBytes,
): Pick<Host, 'getSettings' | 'setSettings' | 'getTrouble' | 'dismissTrouble' | 'showCopy'> {
  let current = open(storage);
  const keep = (next: BrowserSettings): void => {
    current = next;
    write(storage, SETTINGS_KEY, JSON.stringify(next));
  };
  return {
    getSettings: () => Promise.resolve(current.interface),
    setSettings(patch) {
      // Another page of the same browser may have changed others since.
      const { interface: known } = read(storage)?.settings ?? current;
      keep({ ...current, interface: interfaceSettings.parse({ ...known, ...patch }) });
      return Promise.resolve(current.interface);
    },
    getTrouble: () => Promise.resolve(current.trouble),
    dismissTrouble: () => keep({ ...current, trouble: null }),
    showCopy: () =>
      save('hookglass-settings-set-aside.json', new TextEncoder().encode(get(storage, COPY_KEY) ?? '')),
  };
}

function open(storage: TextStorage | null): BrowserSettings {
  const { settings, trouble } = read(storage) ?? readVersioned(null, browserForm);
  if (!trouble) return settings;
  const copy = write(storage, COPY_KEY, get(storage, SETTINGS_KEY) ?? '') ? COPY_KEY : null;
  const told = { ...settings, trouble: { ...trouble, copy } };
  // What cannot be copied is not written over.
  if (copy !== null) write(storage, SETTINGS_KEY, JSON.stringify(told));
  return told;
}

function read(storage: TextStorage | null): ReturnType<typeof readVersioned<BrowserSettings>> | null {
  const text = get(storage, SETTINGS_KEY);
  return text === null ? null : readVersioned(text, browserForm);
}

function get(storage: TextStorage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(storage: TextStorage | null, key: string, text: string): boolean {
  try {
    storage?.setItem(key, text);
    return storage !== null;
  } catch {
    return false;
  }
}

import { HookglassError, reasonOf } from './errors.ts';
import { SETUP_LENGTH, type Setup, setupFile } from './setup.ts';

/** Reads a file of settings: all of it is right, or it is refused with the place that is not (`import-unreadable`). */
export function readSetup(text: string): Setup {
  if (text.length > SETUP_LENGTH) throw unreadable('It is larger than any file of settings.');
  const value = parsed(text);
  const about = setupFile.pick({ hookglass: true }).loose().safeParse(value);
  if (!about.success) throw unreadable('It was not written by “Export settings” of Hookglass.');
  if (typeof about.data.version === 'number' && about.data.version > 1)
    throw unreadable('A later version of Hookglass wrote it. Import it there, or with that version.');
  const read = setupFile.safeParse(value);
  if (read.success) {
    const { hookglass: _, version: __, writtenAt: ___, writtenBy: ____, ...content } = read.data;
    return requireUnique(content);
  }
  const [issue] = read.error.issues;
  throw unreadable(`At ${placeOf(issue?.path ?? [])}: ${issue?.message ?? 'it cannot be read'}.`);
}

/** `endpoints[2].slug`. */
function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '') || 'the file';
}

function requireUnique(file: Setup): Setup {
  const lists = {
    endpoints: file.endpoints.map(({ slug }) => slug),
    environments: file.environments.map(({ name }) => name),
    flows: file.flows.map(({ id }) => id),
    providers: file.providers.map(({ id }) => id),
  };
  for (const [list, names] of Object.entries(lists)) {
    const twice = names.findIndex((name, index) => names.indexOf(name) < index);
    if (twice >= 0) throw unreadable(`At ${list}[${twice}]: "${names[twice]}" is there twice.`);
  }
  return file;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw unreadable(`It is no JSON (${reasonOf(thrown)}).`);
  }
}

const unreadable = (reason: string): HookglassError =>
  new HookglassError(
    'import-unreadable',
    `This file of settings cannot be imported. ${reason} Nothing was changed.`,
  );

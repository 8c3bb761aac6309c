import { resolve } from 'node:path';
import { app, dialog } from 'electron';
import type { Destination } from '../../core/contract/desktop.ts';
import { toHookglassError } from '../../core/contract/errors.ts';
import type { Windows } from '../windows.ts';
import { readEvidence } from './evidence-file.ts';
import { handedOver, LINK_SCHEME, readLink } from './links.ts';

type Handed = { link: string } | { file: string };

let windows: Windows | null = null;
let early: Handed[] = [];

/** Links and files that the system hands to the app, from its very start on; they wait until there is a window. */
export function takeHandedOver(): void {
  const take = (handed: Handed): void => {
    if (windows) void openIn(windows, handed);
    else early.push(handed);
  };
  const first = handedOver(process.argv);
  if (first) take(absolute(first, process.cwd()));
  // macOS hands over by events, the others by the command line of a second start.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    take({ link });
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take({ file });
  });
  app.on('second-instance', (_event, argv, cwd) => {
    const handed = handedOver(argv);
    if (handed) take(absolute(handed, cwd));
    else windows?.show();
  });
  // On Linux the package's desktop entry says so.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME);
}

export function openHandedOver(to: Windows): void {
  windows = to;
  for (const handed of early) void openIn(to, handed);
  early = [];
}

const absolute = (handed: Handed, cwd: string): Handed =>
  'file' in handed ? { file: resolve(cwd, handed.file) } : handed;

async function openIn(to: Windows, handed: Handed): Promise<void> {
  try {
    const destination: Destination | null =
      'link' in handed ? readLink(handed.link) : await readEvidence(handed.file);
    if (destination) to.lead(destination);
    else to.show();
  } catch (thrown) {
    await dialog.showMessageBox({
      type: 'warning',
      message: 'The file could not be opened.',
      detail: toHookglassError(thrown).message,
    });
  }
}

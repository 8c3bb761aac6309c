import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineProcessState } from '../core/contract/host.ts';
import type { Settings } from '../core/contract/settings-file.ts';

const LINES = 200;
const END_BYTES = 64 * 1024;

export interface DiagnosticsInput {
  version: string;
  /** Name → version of what the app runs on. */
  versions: Readonly<Record<string, string>>;
  /** "linux x64 6.1". */
  system: string;
  settings: Settings;
  engine: EngineProcessState;
  vault: string;
  log: string;
  home: string;
  dataDir: string;
}

/** What helps to find a fault, as text for a report. Nothing that was typed or captured, and no secret, is in it. */
export function diagnosticsText(input: DiagnosticsInput): string {
  const { settings, home, dataDir } = input;
  const { theme, times } = settings.interface;
  const { notifyQuery, ...desktop } = settings.desktop;
  const facts = {
    hookglass: input.version,
    system: input.system,
    ...input.versions,
    engine: input.engine,
    vault: input.vault,
    settings: {
      theme,
      times,
      desktop: { ...desktop, notifyQuery: notifyQuery === '' ? 'empty' : 'set' },
      receiver: settings.receiver,
    },
  };
  const lines = input.log.trimEnd().split('\n').slice(-LINES);
  const text = `${JSON.stringify(facts, null, 2)}\n\nThe end of the log:\n${lines.map(maskLine).join('\n')}\n`;
  return text.replaceAll(dataDir, 'DATA').replaceAll(home, '~');
}

/** The log holds no secrets; this is for what a library may have put into an error's text. */
export function maskLine(line: string): string {
  return line
    .replace(/([?&][^=&\s]{1,60}=)[^&\s"]+/g, '$1…')
    .replace(/\b(Bearer|Basic)\s+\S+/gi, '$1 …')
    .replace(/\b(?:whsec_|sk_|ak_|ghp_|xox[a-z]-)[\w+/=-]+/g, '…')
    .replace(/(?<![\w./\\-])(?=[A-Za-z+/=_-]*\d)[A-Za-z0-9+/=_-]{24,}(?![\w./\\-])/g, '…');
}

/** The end of the log, whole lines; '' where there is none. */
export function endOfLog(folder: string): string {
  try {
    const text = readFileSync(join(folder, 'main.log'), 'utf8');
    const end = text.slice(-END_BYTES);
    return end.length < text.length ? end.slice(end.indexOf('\n') + 1) : end;
  } catch {
    return '';
  }
}

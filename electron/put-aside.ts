import { renameSync } from 'node:fs';

/** Keeps a file that cannot be read under another name, `NAME.broken-DATE.json`, and gives that. */
export function putAside(path: string, time: number): string {
  const date = new Date(time).toISOString().replace(/[:.]/g, '-');
  const aside = path.replace(/json$/, `broken-${date}.json`);
  renameSync(path, aside);
  return aside;
}

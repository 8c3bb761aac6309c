import { renameSync } from 'node:fs';

/** Keeps a file that cannot be read, or not be taken over, under another name, `NAME.broken-DATE.json`, and gives that. */
export function putAside(path: string, time: number, why: 'broken' | 'newer' = 'broken'): string {
  const date = new Date(time).toISOString().replace(/[:.]/g, '-');
  const aside = path.replace(/json$/, `${why}-${date}.json`);
  renameSync(path, aside);
  return aside;
}

/** Splits a request target at its first `?`, both halves as they came. */
export function splitTarget(target: string): { path: string; query: string | null } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: null }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The parts of an absolute URL, as they stand in it: nothing is normalised. null where it is none. */
export function splitUrl(url: string): { host: string; path: string; query: string | null } | null {
  const [, host, rest] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^#]*)/is.exec(url) ?? [];
  if (host === undefined || rest === undefined) return null;
  const { path, query } = splitTarget(rest);
  return { host: host.replace(/^.*@/s, ''), path: path === '' ? '/' : path, query };
}

/**
 * Writes moments (milliseconds since 1970, UTC) in ISO 8601. Many events arrive in one millisecond, and its text costs more than the rest of
 * a row of the list: the last one is remembered.
 */
export function createIsoTime(): (at: number) => string {
  let last = Number.NaN;
  let text = '';
  return (at) => {
    if (at !== last) {
      text = new Date(at).toISOString();
      last = at;
    }
    return text;
  };
}

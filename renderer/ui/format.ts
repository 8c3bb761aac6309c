/** How numbers, sizes and times are written everywhere in the interface. */
export type Zone = 'local' | 'utc';

const counts = new Intl.NumberFormat('en');
const KB = 1024;
const MB = 1024 * 1024;

export function formatCount(count: number): string {
  return counts.format(count);
}

/** "1 event", "2 events". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  // What would be written "1024.0 KB" is a megabyte already.
  if (bytes < MB - KB / 20) return `${(bytes / KB).toFixed(1)} KB`;
  return `${(bytes / MB).toFixed(1)} MB`;
}

export function formatDuration(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}

const two = (value: number): string => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

interface Parts {
  day: string;
  clock: string;
  millis: string;
}

function parts(time: Date, zone: Zone): Parts {
  const utc = zone === 'utc';
  const month = MONTHS[utc ? time.getUTCMonth() : time.getMonth()];
  const hours = utc ? time.getUTCHours() : time.getHours();
  const minutes = utc ? time.getUTCMinutes() : time.getMinutes();
  const seconds = utc ? time.getUTCSeconds() : time.getSeconds();
  return {
    day: `${utc ? time.getUTCDate() : time.getDate()} ${month} ${utc ? time.getUTCFullYear() : time.getFullYear()}`,
    clock: `${two(hours)}:${two(minutes)}:${two(seconds)}`,
    millis: String(time.getUTCMilliseconds()).padStart(3, '0'),
  };
}

/** Time of day to the millisecond; with the day in front where that is not today. */
export function formatTime(iso: string, zone: Zone, now: Date): string {
  const time = parts(new Date(iso), zone);
  const clock = `${time.clock}.${time.millis}`;
  return time.day === parts(now, zone).day ? clock : `${time.day} ${clock}`;
}

/** The same in the width of a row's column: of another day, the day and the minute. */
export function formatRowTime(iso: string, zone: Zone, now: Date): string {
  const time = parts(new Date(iso), zone);
  const today = parts(now, zone);
  if (time.day === today.day) return `${time.clock}.${time.millis}`;
  const dayAndMonth = time.day.split(' ').slice(0, 2).join(' ');
  return `${dayAndMonth} ${time.clock.slice(0, 5)}`;
}

/** As in a row, to the second. */
export function formatMoment(iso: string, zone: Zone, now: Date): string {
  return formatRowTime(iso, zone, now).replace(/\.\d{3}$/, '');
}

/** To the second, for a spoken sentence. */
export function formatClock(iso: string, zone: Zone): string {
  return parts(new Date(iso), zone).clock;
}

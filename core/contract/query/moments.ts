import type { AgoUnit, Moment } from './ast.ts';

const unitMs: Readonly<Record<AgoUnit, number>> = {
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const unitNames: Readonly<Record<string, AgoUnit>> = {
  ...{ s: 's', sec: 's', second: 's', seconds: 's' },
  ...{ m: 'min', min: 'min', mins: 'min', minute: 'min', minutes: 'min' },
  ...{ h: 'h', hour: 'h', hours: 'h' },
  ...{ d: 'd', day: 'd', days: 'd' },
  ...{ w: 'w', week: 'w', weeks: 'w' },
};
const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?([Zz]|[+-]\d{2}:\d{2})?)?$/;
const AGO = /^(\d{1,6}) ?([a-z]+)(?: ago)?$/;

/** null where the text is no time. */
export function readMoment(given: string): Moment | null {
  const text = given.trim();
  const low = text.toLowerCase();
  if (low === 'today' || low === 'yesterday') return { kind: 'day', day: low };
  const ago = AGO.exec(low);
  if (ago) {
    const name = ago[2] ?? '';
    const unit = Object.hasOwn(unitNames, name) ? unitNames[name] : undefined;
    return unit === undefined ? null : { kind: 'ago', count: Number(ago[1]), unit };
  }
  const date = text.replace(' ', 'T').toUpperCase();
  return isRealDate(date) ? { kind: 'date', text: date } : null;
}

export function momentText(moment: Moment): string {
  if (moment.kind === 'date') return moment.text;
  return moment.kind === 'day' ? moment.day : `"${moment.count} ${moment.unit} ago"`;
}

/** Milliseconds since 1970, UTC. A day begins at its local midnight. */
export function resolveMoment(moment: Moment, now: number): number {
  if (moment.kind === 'ago') return now - moment.count * unitMs[moment.unit];
  if (moment.kind === 'day') {
    const midnight = new Date(now);
    midnight.setHours(0, 0, 0, 0);
    if (moment.day === 'yesterday') midnight.setDate(midnight.getDate() - 1);
    return midnight.getTime();
  }
  // A date alone would be read as UTC.
  return Date.parse(moment.text.includes('T') ? moment.text : `${moment.text}T00:00`);
}

/** JavaScript takes the 31st of February for a day of March. */
function isRealDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > last) return false;
  const [hour, minute, second] = [match[4], match[5], match[6]].map((part) => Number(part ?? 0));
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return false;
  return !Number.isNaN(Date.parse(text.includes('T') ? text : `${text}T00:00`));
}

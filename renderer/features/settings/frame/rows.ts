/** A line of the settings as data: what its page shows and what the search finds. */
export interface SettingRow {
  /** Unique within its page. The element that shows it has it as `data-setting`; the address names it after `~`. */
  readonly id: string;
  /** Id of its page. */
  readonly page: string;
  readonly label: string;
  readonly hint?: string;
  /** Other words that people look for, in one text. Never shown. */
  readonly words?: string;
}

type Told = Omit<SettingRow, 'id' | 'page'>;

/** The rows of a page by their ids, in the order of the page. */
export function settingRows<K extends string>(
  page: string,
  rows: Readonly<Record<K, Told>>,
): Readonly<Record<K, SettingRow>> {
  const named = Object.entries<Told>(rows).map(([id, told]) => [id, { id, page, ...told }] as const);
  return Object.fromEntries(named) as Record<K, SettingRow>;
}

/** The address of a row: of its page, with the row behind. */
export const hrefOfRow = ({ page, id }: SettingRow): string => `#/settings/${page}/~${id}`;

/** The row that an address names in its last step; null where it names none. */
export function rowOfPath(path: readonly string[]): string | null {
  const last = path.at(-1);
  return last?.startsWith('~') ? last.slice(1) : null;
}

/** The address's steps without the row. */
export const withoutRow = (path: readonly string[]): readonly string[] =>
  rowOfPath(path) === null ? path : path.slice(0, -1);

/** Facts of a log line. Never a secret, a header value or a body. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** For hosts that keep no log. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** One line a message: time, level, message, fields as JSON. `write` takes the line with its line break. */
export function lineLog(write: (line: string) => void, now: () => number): Log {
  const at = (level: string) => (message: string, fields?: LogFields) =>
    write(
      `${new Date(now()).toISOString()} ${level} ${message}${fields ? ` ${JSON.stringify(fields)}` : ''}\n`,
    );
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

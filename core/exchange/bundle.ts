import { z } from 'zod';
import { HookglassError } from '../contract/errors.ts';
import type { HeaderPair } from '../contract/models.ts';
import { headerPair } from '../contract/models.ts';
import { fullEvent } from '../full-event.ts';
import { RULES_VERSION } from '../inspect/inspect.ts';
import type { ExchangeEvent, ImportedEvent } from './exchanged.ts';
import type { Moment } from './imported.ts';
import { readEventObject } from './json-lines.ts';
import type { Masked } from './mask.ts';

/** Raised when an older Hookglass would read a bundle wrongly. */
export const BUNDLE_VERSION = 1;

/**
 * Evidence: events with what was found out about them, in one JSON document that says which versions found it out. Its secrets
 * are masked; each event says where.
 */
export const bundleFrame = {
  start: (app: string, madeAt: string): string =>
    `{"hookglass":${JSON.stringify({ kind: 'evidence', version: BUNDLE_VERSION, app, rules: RULES_VERSION, madeAt })},"events":[\n`,
  between: ',\n',
  end: '\n]}\n',
} as const;

export function bundleEntry({ detail, body }: ExchangeEvent, masked: readonly Masked[]): string {
  return JSON.stringify({ ...fullEvent(detail, body), reply: detail.reply, masked });
}

const header = z.object({ version: z.number().int() });

/** Throws where this Hookglass cannot read what follows: `bundle-newer`, or `import-unreadable`. */
export function requireKnownBundle(value: unknown): void {
  const parsed = header.safeParse(value);
  if (!parsed.success)
    throw new HookglassError(
      'import-unreadable',
      'This file begins like evidence of Hookglass, but names no version.',
    );
  if (parsed.data.version <= BUNDLE_VERSION) return;
  throw new HookglassError(
    'bundle-newer',
    `This evidence was saved by a newer version of Hookglass (format ${parsed.data.version}; this one reads up to ${BUNDLE_VERSION}). Update Hookglass to open it.`,
  );
}

const wholeReply = z.object({
  reply: z.object({ headers: z.array(headerPair), bodyBase64: z.base64() }).nullable(),
});

/** Throws `request-unreadable`. */
export function readBundleEvent(value: unknown, moment: Moment): ImportedEvent {
  const event = readEventObject(value, moment);
  const answered = wholeReply.safeParse(value);
  if (!event.reply || !answered.success || !answered.data.reply) return event;
  const headers: readonly HeaderPair[] = answered.data.reply.headers;
  return {
    ...event,
    reply: { ...event.reply, headers, body: Buffer.from(answered.data.reply.bodyBase64, 'base64') },
  };
}

import { type Composed, composeMessage } from '../../compose/compose.ts';
import type { Composition, DraftToSend } from '../../contract/simulator-calls.ts';
import type { SnippetTarget } from '../../contract/snippets.ts';
import { snippet } from '../../exchange/snippets.ts';
import type { OutgoingMessage } from '../../sender/attempt.ts';
import { buildHead } from '../../sender/head.ts';
import { parseTarget } from '../../sender/target.ts';
import { secretOf } from '../given-secret.ts';
import { maskedHead, maskedHeaders } from '../stored-attempt.ts';
import { namingFields, refused } from './fields.ts';
import type { SimulatorParts } from './parts.ts';
import { contextOf } from './surroundings.ts';

/** A draft as it is ready to be sent, with the secret that must not come back. */
export interface Ready {
  readonly composed: Composed;
  readonly head: Uint8Array;
  readonly secret: string | null;
}

/** Throws an error at its field for everything that is known to be wrong before a socket is opened. */
export async function makeReady(input: DraftToSend, parts: SimulatorParts): Promise<Ready> {
  const secret = secretOf(input.secret, parts.vault);
  const context = contextOf(input, secret, parts);
  const composed = await namingFields(() => composeMessage(input.draft, context));
  return { composed, head: headOf(composed.message), secret };
}

function headOf(message: OutgoingMessage): Uint8Array {
  const target = parseTarget(message.url);
  if (!target.ok) throw refused(target.problem);
  const head = buildHead(message, target.value, true);
  if (!head.ok) throw refused(head.problem);
  return head.value.bytes;
}

/** What would be sent, for a page: without the secret. */
export function preview({ composed, head, secret }: Ready): Composition {
  const { message, times } = composed;
  const shown = maskedHead(head, secret);
  return {
    head: Buffer.from(shown.head).toString('latin1'),
    masked: [...shown.masked],
    bodyBase64: Buffer.from(message.body).toString('base64'),
    times,
    remarks: remarksOf(composed),
  };
}

/** The same as a program, without the secret too. */
export function asCode({ composed: { message }, secret }: Ready, as: SnippetTarget): string {
  return snippet(as, { ...message, headers: maskedHeaders(message.headers, secret) });
}

export const remarksOf = ({ remarks, sentences }: Composed): string[] => [...remarks, ...sentences];

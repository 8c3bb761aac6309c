import { readFileSync } from 'node:fs';

/** A provider's document, word for word. */
export const documentText = (name: string): string =>
  readFileSync(`${import.meta.dirname}/seeds/${name}.txt`, 'utf8').replaceAll('\r\n', '\n');

/** One row of a table: what stands in its cells. */
export interface TableRow {
  readonly name: string;
  readonly type: string;
  readonly says: string;
}

/** The rows `name | type | text |` of a part of the document of MeetingLawyers. */
function rowsOf(part: string): TableRow[] {
  return [...part.matchAll(/^(\w+) \| (\S+) \| (.+) \|$/gm)].map(([, name = '', type = '', says = '']) => ({
    name,
    type,
    says,
  }));
}

/** The document of MeetingLawyers by event: its sentence, null where it has none, and the table of its payload. */
export function meetinglawyersTables(): {
  common: TableRow[];
  events: { id: string; sentence: string | null; rows: TableRow[] }[];
} {
  const text = documentText('meetinglawyers-events');
  const [head = '', body = ''] = text.split('\nEvents\nmessage_sent\n');
  const ids = [...head.matchAll(/^- (\w+)\.$/gm)].map(([, id = '']) => id);
  const parts = `message_sent\n${body}`.split(/Payload example\n\{[\s\S]*?\n\}\n\}\n?/);
  const events = parts.flatMap((part) => {
    const [id = '', second = ''] = part.split('\n');
    const sentence = second === 'Payload object' ? null : second;
    return ids.includes(id) ? [{ id, sentence, rows: rowsOf(part) }] : [];
  });
  return { common: rowsOf(head), events };
}

/** "JSON Body Parameters" of the document of OkHi: three lines a row, a description may take several or none. */
export function okhiParameters(): TableRow[] {
  const section =
    documentText('okhi-webhook').split('JSON Body Parameters')[1]?.split('Deprecation notice')[0] ?? '';
  return section
    .split(/^(?=v2\.)/m)
    .slice(1)
    .map((block) => {
      const [name = '', type = '', ...says] = block.trim().split('\n');
      return { name, type, says: says.join(' ') };
    });
}

/** The table of events in the document of Klustr. */
export function klustrEvents(): { id: string; says: string }[] {
  const table = documentText('klustr-webhooks').split('Available\n')[1]?.split('You may register')[0] ?? '';
  const cells = table.split(/\n\s*\n/).map((cell) => cell.trim());
  return cells.flatMap((id, index) => (id.startsWith('user.') ? [{ id, says: cells[index + 1] ?? '' }] : []));
}

/** Every error that the document of Okaya's Webhooks API prints; `a | b` in one place are two. Each once. */
export function okayaApiErrors(): string[] {
  const places = documentText('okaya-webhooks-api').matchAll(/^\{ "error": (.+) \}$/gm);
  return [
    ...new Set([...places].flatMap(([, texts = '']) => texts.split(' | ').map((text) => text.slice(1, -1)))),
  ];
}

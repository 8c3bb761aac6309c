import process from 'node:process';
import { z } from 'zod';
import { eventNotFound, openArchive } from '../../core/archive.ts';
import { compareEvents } from '../../core/compare/compare.ts';
import type { Comparison, JsonChange } from '../../core/contract/compare-calls.ts';
import { exit, printJson, printLine } from '../io.ts';
import { dataDirOf } from '../surroundings.ts';
import { printable } from '../words.ts';

const optionsSchema = z.object({ data: z.string().optional(), json: z.boolean().default(false) });

/** Exit 1 where the bodies differ: as JSON where both are, else in their bytes. */
export async function diff(a: string, b: string, given: unknown): Promise<void> {
  const { data, json } = optionsSchema.parse(given);
  const archive = openArchive(dataDirOf(data));
  if (!archive) throw eventNotFound(a);
  try {
    const before = archive.event(a);
    const after = archive.event(b);
    const comparison = compareEvents(before, after);
    const equal = comparison.body.kind === 'json' ? comparison.body.total === 0 : comparison.bytes.same;
    if (json)
      printJson({ type: 'diff', before: before.detail.id, after: after.detail.id, equal, ...comparison });
    else for (const line of words(comparison)) printLine(printable(line));
    if (!equal) process.exitCode = exit.no;
  } finally {
    archive.close();
  }
}

function words({ request, headers, body, bytes }: Comparison): string[] {
  const told = [
    ...request.map(({ part, before, after }) => `${part}  ${before} → ${after}`),
    ...headers.map(({ name, before, after }) => `header ${name}  ${values(before)} → ${values(after)}`),
    ...(body.kind === 'json' ? body.changes.map(changeWords) : [body.reason]),
  ];
  if (body.kind === 'json' && body.total > body.changes.length)
    told.push(`and ${body.total - body.changes.length} more changes`);
  const [before, after] = bytes.sizes;
  if (bytes.same) return [...told, `The bodies are the same ${before} bytes.`];
  const same = body.kind === 'json' && body.total === 0 ? 'The bodies are the same JSON, but their' : 'The';
  return [...told, `${same} bytes differ from byte ${bytes.first} on (${before} and ${after} bytes).`];
}

const values = (list: readonly string[]): string => (list.length === 0 ? 'none' : list.join(', '));

function changeWords({ kind, path, before, after }: JsonChange): string {
  const where = path || '(whole body)';
  if (kind === 'added') return `+ ${where}  ${after}`;
  if (kind === 'removed') return `- ${where}  ${before}`;
  const mark = kind === 'type' ? '!' : kind === 'moved' ? '>' : '~';
  return `${mark} ${where}  ${before} → ${after}${kind === 'type' ? '  (another type)' : ''}`;
}

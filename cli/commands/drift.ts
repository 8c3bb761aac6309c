import process from 'node:process';
import { z } from 'zod';
import { DRIFT_EVENTS, type DriftField, type DriftReport } from '../../core/contract/drift-calls.ts';
import { driftNotes, driftSummary, type FieldState, fieldState } from '../../core/contract/drift-words.ts';
import { openDriftArchive } from '../../core/drift-archive.ts';
import { resolveEventType } from '../event-type.ts';
import { exit, printJson, printLine } from '../io.ts';
import { registryOf } from '../own-registry.ts';
import { dataDirOf } from '../surroundings.ts';
import { printable } from '../words.ts';

const optionsSchema = z.object({
  type: z.string(),
  provider: z.string().optional(),
  limit: z.number().default(DRIFT_EVENTS),
  data: z.string().optional(),
  json: z.boolean().default(false),
});

/** Holds what has come of one event type against its document. Exit 1 where there is an alarm. */
export async function drift(given: unknown): Promise<void> {
  const { json, limit, data, type, provider } = optionsSchema.parse(given);
  const registry = await registryOf(data, json);
  const archive = openDriftArchive(dataDirOf(data), registry);
  try {
    const name = resolveEventType({ type, provider }, registry, archive.providersOf);
    const report = archive.look({ ...name, limit });
    if (json) printJson(report);
    else printForPeople(report);
    if (report.alarms > 0) process.exitCode = exit.no;
  } finally {
    archive.close();
  }
}

function printForPeople(report: DriftReport): void {
  printLine(`${report.provider}/${report.eventType}: ${driftSummary(report)}`);
  for (const note of driftNotes(report)) printLine(note);
  if (report.fields.length === 0) return;
  printLine('');
  const rows = report.fields.map((field) => [
    printable(field.path) || '(whole body)',
    documentedWords(field),
    seenWords(field),
  ]);
  const head = ['field', 'documented', 'seen in'];
  const widths = head.map((title, column) =>
    Math.min(WIDEST, Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  printLine(`  ${line(head)}  examples`);
  report.fields.forEach((field, index) => {
    printLine(`${glyphs[fieldState(field)]} ${line(rows[index] ?? [])}  ${examplesWords(field)}`.trimEnd());
    for (const { message, newest } of field.findings)
      printLine(`    ${printable(message)} Newest: #${newest.seq}`);
  });
}

/** Characters of a column; what is longer pushes the rest of its line aside. */
const WIDEST = 48;

const glyphs: Readonly<Record<FieldState, string>> = {
  differs: '✕',
  'seen-once': '!',
  'as-documented': '✓',
  'never-seen': '–',
  learned: ' ',
};

function documentedWords({ documented }: DriftField): string {
  if (!documented) return 'no';
  const types = documented.types.join('|') || 'any';
  return documented.required ? types : `optional ${types}`;
}

function seenWords({ present, of, types }: DriftField): string {
  if (present === 0) return 'never';
  return `${present} of ${of}, ${Object.keys(types).join('|')}`;
}

/** Values on one line each: as JSON they hold no line break. */
const examplesWords = ({ values, examples }: DriftField): string =>
  (values ?? examples.map(({ value }) => value)).map((value) => printable(JSON.stringify(value))).join(', ');

import { z } from 'zod';
import { eventNotFound, openArchive } from '../../core/archive.ts';
import { countIssues } from '../../core/contract/count-issues.ts';
import type { FullEvent } from '../../core/contract/models.ts';
import { readQuery } from '../../core/query/read.ts';
import { printAside, printJson, printLine } from '../io.ts';
import { matching } from '../matching.ts';
import { dataDirOf } from '../surroundings.ts';
import { eventLine } from '../words.ts';

const shared = { data: z.string().optional(), json: z.boolean().default(false) };
const listOptions = z.object({ ...shared, limit: z.number().optional(), query: z.string().optional() });
const showOptions = z.object(shared);

export async function list(given: unknown): Promise<void> {
  const { data, json, limit = Number.POSITIVE_INFINITY, query } = listOptions.parse(given);
  if (query !== undefined) readQuery(query);
  const dataDir = dataDirOf(data);
  const archive = openArchive(dataDir);
  if (!archive || archive.total() === 0) {
    if (!json) printAside(`There are no events in ${dataDir} yet.`);
    archive?.close();
    return;
  }
  let printed = 0;
  for (const event of matching(archive, query)) {
    if (json) printJson(event);
    else printLine(eventLine(event));
    if (++printed >= limit) break;
  }
  if (printed === 0 && !json) printAside('No event matches.');
  archive.close();
}

export async function show(id: string, given: unknown): Promise<void> {
  const { data, json } = showOptions.parse(given);
  const archive = openArchive(dataDirOf(data));
  if (!archive) throw eventNotFound(id);
  try {
    const event = archive.full(id);
    if (json) printJson(event);
    else printForPeople(event);
  } finally {
    archive.close();
  }
}

function printForPeople(event: FullEvent): void {
  printLine(eventLine(summaryOf(event)));
  if (event.captureNote) printLine(event.captureNote);
  printLine('');
  printLine(
    `${event.method} ${event.path}${event.query === null ? '' : `?${event.query}`} HTTP/${event.httpVersion}`,
  );
  for (const [name, value] of event.headers) printLine(`${name}: ${value}`);
  printLine('');
  printLine(event.text ?? `(${event.size} bytes that are not UTF-8 text; --json gives them as base64)`);
  for (const { severity, path, message } of event.validation?.issues ?? []) {
    printLine(`${severity === 'error' ? '✕' : '!'} ${path || '(whole body)'}  ${message}`);
  }
  for (const { severity, code, summary } of event.signature?.diagnoses ?? []) {
    printLine(`${severity === 'error' ? '✕' : '!'} ${code}  ${summary}`);
  }
}

function summaryOf(event: FullEvent): Parameters<typeof eventLine>[0] {
  const { validation, signature } = event;
  return {
    ...event,
    validation: validation && { status: validation.status, ...countIssues(validation.issues) },
    signature: signature && { verdict: signature.verdict },
  };
}

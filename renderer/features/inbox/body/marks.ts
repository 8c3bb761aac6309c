import type { Issue } from '../../../../core/contract/models.ts';
import { locateAll, type Place } from './pointer.ts';

/** An issue at the place in the text where it is shown. */
export interface Mark {
  readonly at: number;
  /** Where the value ends; the same as `at` where the field is missing. */
  readonly end: number;
  readonly issue: Issue;
}

/** The text as the editor counts it: one character per line break, however the body breaks its lines. */
export function asEditorText(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Every issue with its place, in the order of the text. A text that cannot be read is marked at its start. */
export function issueMarks(text: string, issues: readonly Issue[]): Mark[] {
  const paths = issues.map(({ path }) => path);
  const places = locateAll(text, paths);
  return issues.map((issue, index) => markOf(issue, places[index] ?? null)).sort((a, b) => a.at - b.at);
}

function markOf(issue: Issue, place: Place | null): Mark {
  const at = place?.from ?? 0;
  return { at, end: place?.exact && issue.path !== '' ? place.to : at, issue };
}

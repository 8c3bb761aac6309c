import { distance } from 'fastest-levenshtein';
import type { Issue } from '../contract/models.ts';

/** Keys this far apart at most, in letters, are taken for one another; short ones have to be closer. */
const MOST = 2;
const SHORT = 5;

/**
 * Where a documented key is missing and an undocumented one beside it looks like it, that is one mistake and not two:
 * the missing field's issue names the key that came, and the warning about that key goes.
 */
export function explainNearMisses(issues: readonly Issue[]): Issue[] {
  const strangers = issues.filter(({ code }) => code === 'undocumented-field');
  if (strangers.length === 0) return [...issues];
  const explained = new Set<Issue>();
  const told = issues.map((issue) => {
    if (issue.code !== 'missing') return issue;
    const stranger = strangers.find((other) => !explained.has(other) && looksLike(issue.path, other.path));
    if (!stranger) return issue;
    explained.add(stranger);
    const [wanted, came] = [lastKey(issue.path), lastKey(stranger.path)];
    return {
      ...issue,
      message: `${issue.message} "${came}" came in its place: call it "${wanted}", exactly so.`,
      received: `"${came}": ${stranger.received ?? ''}`,
    };
  });
  return told.filter((issue) => !explained.has(issue));
}

function looksLike(wantedPath: string, camePath: string): boolean {
  if (parent(wantedPath) !== parent(camePath)) return false;
  const [wanted, came] = [plain(lastKey(wantedPath)), plain(lastKey(camePath))];
  if (wanted === came) return true;
  return distance(wanted, came) <= (Math.min(wanted.length, came.length) <= SHORT ? 1 : MOST);
}

/** Case and separators are what people change without noticing. */
const plain = (key: string): string => key.toLowerCase().replaceAll(/[_\-\s]/g, '');
const lastKey = (pointer: string): string =>
  pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
const parent = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

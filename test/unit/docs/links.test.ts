import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const TOP = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const documents = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));

interface Link {
  from: string;
  path: string;
  anchor: string | undefined;
}

/** Links to files of this repository; code is left out, for there a bracket is no link. */
function linksOf(from: string): Link[] {
  const text = readFileSync(from, 'utf8')
    .replaceAll(/```[\s\S]*?```/g, '')
    .replaceAll(/`[^`\n]*`/g, 'code');
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    return [{ from, path: path === '' ? from : normalize(join(dirname(from), path)), anchor }];
  });
}

/** A heading's anchor as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');

function anchorsOf(path: string): Set<string> {
  const anchors = new Set<string>();
  const headings = readFileSync(path, 'utf8')
    .replaceAll(/```[\s\S]*?```/g, '')
    .matchAll(/^#{1,6} (.+)$/gm);
  for (const [, heading = ''] of headings) {
    const anchor = anchorOf(heading);
    let name = anchor;
    for (let again = 1; anchors.has(name); again++) name = `${anchor}-${again}`;
    anchors.add(name);
  }
  return anchors;
}

const links = [...TOP, ...documents].flatMap(linksOf);

describe('the documents', () => {
  it('link only to what is there', () => {
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter(({ path }) => !existsSync(path))).toEqual([]);
  });

  it('link only to headings that are there', () => {
    const wrong = links.filter(
      ({ path, anchor }) => anchor !== undefined && path.endsWith('.md') && !anchorsOf(path).has(anchor),
    );
    expect(wrong).toEqual([]);
  });

  it('can all be found from their list', () => {
    const listed = new Set(linksOf('docs/README.md').map(({ path }) => path));
    const pages = documents.filter((path) => dirname(path) === 'docs' && path !== join('docs', 'README.md'));
    expect(pages.filter((path) => !listed.has(path))).toEqual([]);
  });
});

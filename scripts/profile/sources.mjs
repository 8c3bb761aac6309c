// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ functionName: string, url: string, lineNumber: number, columnNumber: number }} CallFrame */
/** @typedef {{ originalSource?: string, originalLine?: number, name?: string }} Entry what a source map knows of a place; nothing where it knows none */
/** @typedef {{ name: string, file: string, line: number }} Place `file` is '' for what is no file of ours */

/**
 * Finds where the functions of a built file stand in our sources, by the source maps beside the build.
 * @param {string} dist
 * @returns {(frame: CallFrame) => Place}
 */
export function sourcesOf(dist) {
  /** @type {Map<string, SourceMap | null>} */
  const maps = new Map();
  /** @param {string} path */
  const mapOf = (path) => {
    const known = maps.get(path);
    if (known !== undefined) return known;
    const file = `${path}.map`;
    const read = existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : null;
    maps.set(path, read);
    return read;
  };
  return ({ functionName, url, lineNumber, columnNumber }) => {
    const path = pathOf(url, dist);
    const entry = /** @type {Entry} */ (
      path === null ? {} : (mapOf(path)?.findEntry(lineNumber, columnNumber) ?? {})
    );
    const { originalSource, originalLine = 0 } = entry;
    if (originalSource === undefined) {
      const file = url.startsWith('node:') ? url : '';
      return { name: functionName || '(anonymous)', file, line: lineNumber + 1 };
    }
    const file = originalSource.replace(/^(?:\.\.\/)+/, '');
    // Of a page that was made small only the map knows the names.
    const name = functionName.length > 2 ? functionName : entry.name;
    return { name: name || `${basename(file)}:${originalLine + 1}`, file, line: originalLine + 1 };
  };
}

/** Built files are known by their path (engine) or by the app's own addresses (page). @param {string} url @param {string} dist */
function pathOf(url, dist) {
  if (url.startsWith('file://')) return fileURLToPath(url);
  const [, asset] = /\/(assets\/[^/?]+\.js)/.exec(url) ?? [];
  return asset === undefined ? null : join(dist, 'renderer', asset);
}

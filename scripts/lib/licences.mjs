// @ts-check
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromRoot } from './paths.mjs';

/** Written beside the page; Settings, About shows it. @param {string} file */
export async function writeLicences(file) {
  const lock = JSON.parse(await readFile(fromRoot('package-lock.json'), 'utf8'));
  const shipped = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.dev);
  const found = await Promise.all(shipped.map(([path]) => licenceOf(fromRoot(...path.split('/')))));
  const list = found.filter((entry) => entry !== null);
  list.sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
  await writeFile(file, JSON.stringify(list));
}

/**
 * null for a package of another system, which is not installed here.
 * @param {string} folder
 */
async function licenceOf(folder) {
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  if (manifest === null) return null;
  const { name, version, license } = JSON.parse(manifest);
  const files = (await readdir(folder)).filter((entry) => /^(licen[cs]e|copying)([.-]|$)/i.test(entry));
  const texts = await Promise.all(
    files.map((entry) => readFile(join(folder, entry), 'utf8').catch(() => '')),
  );
  const licence = typeof license === 'string' ? license : (license?.type ?? 'see its text');
  return { name: String(name), version: String(version), licence: String(licence), text: texts.join('\n') };
}

/** In a module of its own: who reads folders needs the name without what reads the file. */
export const MANIFEST_FILE = 'provider.json';

import { type Protocol, protocol } from 'electron';
import { readInterfaceFile } from '../core/interface-files.ts';

const SCHEME = 'hookglass-app';
export const INTERFACE_ADDRESS = `${SCHEME}://interface/`;

/** Before the app is ready. A standard scheme has an origin of its own, and so rules of its own. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built interface to the window, with the same headers that a browser gets. */
export function serveInterface(handler: Protocol, folder: string): void {
  handler.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'interface' || request.method !== 'GET') return new Response(null, { status: 404 });
    const { status, headers, body } = await readInterfaceFile(folder, url.pathname);
    return new Response(new Uint8Array(body), { status, headers });
  });
}

import { z } from 'zod';

/** What a request can be copied as, so that it can be sent from somewhere else. */
export const snippetTarget = z.enum(['curl', 'node-fetch', 'python-requests', 'php-curl', 'go', 'ruby']);
export type SnippetTarget = z.infer<typeof snippetTarget>;

/** In the order of menus. */
export const snippetTargets: readonly { readonly id: SnippetTarget; readonly label: string }[] = [
  { id: 'curl', label: 'cURL' },
  { id: 'node-fetch', label: 'Node.js (fetch)' },
  { id: 'python-requests', label: 'Python (requests)' },
  { id: 'php-curl', label: 'PHP (cURL)' },
  { id: 'go', label: 'Go (net/http)' },
  { id: 'ruby', label: 'Ruby (Net::HTTP)' },
];

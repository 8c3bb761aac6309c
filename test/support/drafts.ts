import { readFileSync } from 'node:fs';
import type { ComposeContext } from '../../core/compose/compose.ts';
import { seededRandom } from '../../core/compose/random.ts';
import type { Draft } from '../../core/contract/drafts.ts';
import { builtInRegistry } from '../../core/providers/registry.ts';

/** A draft of a documented template, as the Simulator would begin it. */
export function draftOf(template: string, changes: Partial<Draft> = {}): Draft {
  const [id = '', eventType = ''] = template.split('/');
  return {
    template,
    provider: id,
    eventType,
    method: 'POST',
    url: 'http://127.0.0.1:4000/hooks?a=1',
    headers: [...builtInRegistry.require(id).exampleHeaders],
    body: { kind: 'text', text: readFileSync(`fixtures/${template}.json`, 'utf8') },
    scheme: null,
    schemeOptions: { headerName: null, recipe: null, url: null },
    secretRef: null,
    fault: null,
    ...changes,
  };
}

export const NOW = Date.UTC(2024, 2, 7, 12, 34, 56);

export function composeContext(changes: Partial<ComposeContext> = {}): ComposeContext {
  return {
    registry: builtInRegistry,
    secret: null,
    now: NOW,
    random: seededRandom(1),
    environment: {},
    steps: {},
    flow: {},
    event: undefined,
    ...changes,
  };
}

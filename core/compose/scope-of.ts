import type { Draft } from '../contract/drafts.ts';
import type { HeaderPair } from '../contract/models.ts';
import { asksForFakeData, loadFakeData } from './variables/fake-data.ts';
import type { Scope } from './variables/scope.ts';

/** The scope of a draft's texts and of headers beside it. Fake data are loaded only where a text asks for them. */
export async function scopeOf(
  { url, headers, body }: Pick<Draft, 'url' | 'headers' | 'body'>,
  context: Omit<Scope, 'fake'> & { readonly overrides?: readonly HeaderPair[] },
): Promise<Scope> {
  const texts = [url, ...[...headers, ...(context.overrides ?? [])].map(([, value]) => value)];
  if (body.kind === 'text') texts.push(body.text);
  return scopeOfTexts(texts, context);
}

export async function scopeOfTexts(texts: readonly string[], context: Omit<Scope, 'fake'>): Promise<Scope> {
  const fake = texts.some(asksForFakeData) ? await loadFakeData(context.now, context.random) : null;
  return { ...context, fake };
}

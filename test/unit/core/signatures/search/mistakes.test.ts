import { describe, expect, it } from 'vitest';
import { schemes } from '../../../../../core/signatures/schemes.ts';
import {
  codesOf,
  documents,
  examineWith,
  HEX_SECRET,
  makingOf,
  SECRET,
} from '../../../../support/makings.ts';
import { type Making, type Mistake, mistakes } from '../../../../support/mistakes.ts';

const signing = schemes.filter(({ method, id }) => method.kind === 'hmac' && id !== 'twilio');
const codes = (making: Making, made: readonly Mistake[]): string[] => codesOf(examineWith(making, made));

/** The mistakes that are not named first: none. */
function unnamed(making: Making, all: readonly Mistake[]): string[] {
  return all.flatMap((mistake) => {
    const found = codes(making, [mistake]);
    return found[0] === mistake.code ? [] : [`${mistake.name}: ${found.join(', ')}`];
  });
}

describe('one mistake is named by its code, first', () => {
  const cases = signing.map((scheme, index) => {
    const kinds = Object.entries(documents);
    const [kind, body] = kinds[index % kinds.length] ?? ['pretty', documents.pretty];
    return { name: `${scheme.id}, ${kind}`, making: makingOf(scheme, body) };
  });
  it.each(cases)('$name', ({ making }) => {
    const made = mistakes.filter(({ applies }) => applies(making));
    expect(made.length).toBeGreaterThan(12);
    expect(unnamed(making, made)).toEqual([]);
  });

  it.each(Object.entries(documents))('whatever the body, %s', (_, body) => {
    const making = makingOf(schemeOf('github'), body, HEX_SECRET);
    const made = mistakes.filter(({ applies }) => applies(making));
    expect(unnamed(making, made)).toEqual([]);
  });

  it('makes every mistake of the table', () => {
    const makings = signing.flatMap((scheme) =>
      Object.values(documents).flatMap((body) =>
        [SECRET, HEX_SECRET].map((one) => makingOf(scheme, body, one)),
      ),
    );
    const never = mistakes.filter(({ applies }) => !makings.some(applies)).map(({ name }) => name);
    expect(never).toEqual([]);
  });
});

describe('two mistakes are both named, before anything else', () => {
  it.each(['standard-webhooks', 'stripe', 'hubspot-v3', 'meetinglawyers'])(
    '%s',
    (id) => {
      const making = makingOf(schemeOf(id), documents.pretty);
      const pairs = pairsFor(making);
      expect(pairs.length).toBeGreaterThan(150);
      const wrong = pairs.flatMap((pair) => {
        const found = codes(making, pair);
        const due = pair.map(({ code }) => code).sort();
        return found.slice(0, 2).sort().join() === due.join()
          ? []
          : [`${pair[0].name} and ${pair[1].name}: ${found.join(', ')}`];
      });
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

function schemeOf(id: string): Making['scheme'] {
  const scheme = signing.find((one) => one.id === id);
  if (!scheme) throw new Error(`There is no scheme ${id}.`);
  return scheme;
}

/** Of different sides, where the second is still one after the first. */
function pairsFor(making: Making): [Mistake, Mistake][] {
  const made = mistakes.filter(({ applies }) => applies(making));
  return made.flatMap((first, index) =>
    made
      .slice(index + 1)
      .filter((second) => second.side !== first.side && !areOne(first, second))
      .map((second): [Mistake, Mistake] => [first, second]),
  );
}

/** What is not signed cannot be signed in another unit. */
function areOne(first: Mistake, second: Mistake): boolean {
  return first.code === 'content-without-timestamp' && second.code === 'timestamp-unit';
}

import type { Faker } from '@faker-js/faker';
import type { Random } from '../random.ts';
import { type FakeData, found, type Lookup, missing } from './scope.ts';

type Made = NonNullable<ReturnType<FakeData['make']>>;

/** Made-up data by name (docs/sending.md lists them); a test holds the two lists to each other. */
const makers: Readonly<Record<string, (faker: Faker) => Made>> = {
  'color.human': ({ color }) => color.human(),
  'commerce.price': ({ commerce }) => commerce.price(),
  'commerce.productName': ({ commerce }) => commerce.productName(),
  'company.name': ({ company }) => company.name(),
  'datatype.boolean': ({ datatype }) => datatype.boolean(),
  'date.birthdate': ({ date }) => date.birthdate(),
  'date.future': ({ date }) => date.future(),
  'date.past': ({ date }) => date.past(),
  'date.recent': ({ date }) => date.recent(),
  'finance.amount': ({ finance }) => finance.amount(),
  'finance.currencyCode': ({ finance }) => finance.currencyCode(),
  'finance.iban': ({ finance }) => finance.iban(),
  'internet.domainName': ({ internet }) => internet.domainName(),
  'internet.email': ({ internet }) => internet.exampleEmail(),
  'internet.ipv4': ({ internet }) => internet.ipv4(),
  'internet.ipv6': ({ internet }) => internet.ipv6(),
  'internet.url': ({ internet }) => internet.url(),
  'internet.userAgent': ({ internet }) => internet.userAgent(),
  'internet.username': ({ internet }) => internet.username(),
  'location.city': ({ location }) => location.city(),
  'location.country': ({ location }) => location.country(),
  'location.countryCode': ({ location }) => location.countryCode(),
  'location.latitude': ({ location }) => location.latitude(),
  'location.longitude': ({ location }) => location.longitude(),
  'location.streetAddress': ({ location }) => location.streetAddress(),
  'location.timeZone': ({ location }) => location.timeZone(),
  'location.zipCode': ({ location }) => location.zipCode(),
  'lorem.paragraph': ({ lorem }) => lorem.paragraph(),
  'lorem.sentence': ({ lorem }) => lorem.sentence(),
  'lorem.word': ({ lorem }) => lorem.word(),
  'number.float': ({ number }) => number.float({ max: 1_000, fractionDigits: 2 }),
  'number.int': ({ number }) => number.int({ max: 1_000_000 }),
  'person.firstName': ({ person }) => person.firstName(),
  'person.fullName': ({ person }) => person.fullName(),
  'person.jobTitle': ({ person }) => person.jobTitle(),
  'person.lastName': ({ person }) => person.lastName(),
  'phone.number': ({ phone }) => phone.number({ style: 'international' }),
  'string.nanoid': ({ string }) => string.nanoid(),
  'string.ulid': ({ string }) => string.ulid(),
  'string.uuid': ({ string }) => string.uuid(),
};

export const fakeNames: readonly string[] = Object.keys(makers).map((name) => `faker.${name}`);

/** Whether a text asks for made-up data: the library is large, so it is loaded only then. */
export const asksForFakeData = (text: string): boolean => /\{\{[^{}]*\bfaker\./.test(text);

/** The same `random` and `now` give the same values. */
export async function loadFakeData(now: number, random: Random): Promise<FakeData> {
  const { faker } = await import('@faker-js/faker/locale/en');
  const seed = Math.floor(random() * 2 ** 32);
  // One instance serves all: what is made from here on is not interrupted, and each text begins with its own seed.
  let seeded = false;
  return {
    make(name) {
      if (!seeded) {
        faker.seed(seed);
        faker.setDefaultRefDate(now);
        seeded = true;
      }
      const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
      return maker ? maker(faker) : null;
    },
  };
}

/** null where the expression asks for none. */
export function fakeValue(expression: string, fake: FakeData | null): Lookup | null {
  if (!expression.startsWith('faker.')) return null;
  const made = fake?.make(expression.slice('faker.'.length)) ?? null;
  if (made === null) return missing('There is no such made-up data.', fakeNames);
  return found(made instanceof Date ? made.toISOString() : made);
}

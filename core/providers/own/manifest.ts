import { z } from 'zod';
import { colourNames } from './colours.ts';

/** Shown in terminals and pages as it is: no control characters. */
const line = (most: number) =>
  z.string().regex(new RegExp(`^[^\\p{C}]{1,${most}}$`, 'u'), {
    error: `a text of ${most} characters at most, on one line`,
  });

const jsonPointer = z
  .string()
  .regex(/^(?:\/(?:[^~/]|~[01])*)*$/, { error: 'a JSON pointer such as /data/type' });

const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/, { error: 'the name of a header' });
/** An example's own headers; how it is framed and where it goes is known when it is sent. */
const exampleHeaderName = z
  .string()
  .regex(/^(?!(?:host|connection|content-length|transfer-encoding)$)[!#$%&'*+.^_`|~0-9a-z-]{1,200}$/i, {
    error: 'the name of a header, but not Host, Connection, Content-Length or Transfer-Encoding',
  });
/** Latin-1, as in a stored request. */
const headerValue = z.string().regex(/^[\t\x20-\x7e\x80-\xff]{0,4000}$/, {
  error: 'the value of a header, on one line',
});

const webAddress = z
  .string()
  .regex(/^https?:\/\/[^\s\p{C}]{1,2000}$/u, { error: 'an address that starts with https:// or http://' });

const bid = z.int().min(1, { error: '1 to 100' }).max(100, { error: '1 to 100' });

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'a string, a number, true, false or null',
});

/** One thing that shows in a request, and at most one demand on it; without one it has to be there. */
const simpleCondition = {
  header: headerName.optional(),
  pointer: jsonPointer.optional(),
  pathPrefix: z.string().regex(/^\//, { error: 'a path that starts with /' }).optional(),
  equals: scalar.optional(),
  in: z.array(scalar).min(1, { error: 'a list of one value or more' }).optional(),
  startsWith: line(200).optional(),
};

const only =
  (keys: readonly string[], least: 0 | 1) =>
  (value: object): boolean => {
    const given = keys.filter((key) => Object.hasOwn(value, key)).length;
    return given <= 1 && given >= least;
  };
const oneDemand = [
  only(['equals', 'in', 'startsWith'], 0),
  { error: 'a condition with one of "equals", "in" and "startsWith" at most' },
] as const;

const partCondition = z
  .strictObject(simpleCondition)
  .refine(only(['header', 'pointer', 'pathPrefix'], 1), {
    error: 'a condition with exactly one of "header", "pointer" and "pathPrefix"',
  })
  .refine(...oneDemand);
export type PartCondition = z.infer<typeof partCondition>;

const condition = z
  .strictObject({
    ...simpleCondition,
    all: z.array(partCondition).min(1).max(20).optional(),
    bid: bid.optional(),
  })
  .refine(only(['header', 'pointer', 'pathPrefix', 'all'], 1), {
    error: 'a condition with exactly one of "header", "pointer", "pathPrefix" and "all"',
  })
  .refine(...oneDemand);
export type Condition = z.infer<typeof condition>;

const source = z.strictObject({ title: line(200), url: webAddress.nullable() });

/** Where the event type stands. */
const typePlace = z
  .strictObject({
    pointer: jsonPointer.min(1, { error: 'a JSON pointer to a field' }).optional(),
    header: headerName.optional(),
  })
  .refine(only(['pointer', 'header'], 1), { error: 'an object with either "pointer" or "header"' });
export type TypePlace = z.infer<typeof typePlace>;

/** Read one by one: a type that is wrong takes away no other. */
export const manifestType = z.strictObject({
  id: line(200),
  title: line(120),
  summary: line(2_000).optional(),
  /** File in `schemas/`; null says that the payload is not documented. */
  schema: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.json$/, {
      error: 'the name of a file in schemas/ (letters, digits and . _ - only) that ends with .json, or null',
    })
    .nullable(),
  source: source.optional(),
});
export type ManifestType = z.infer<typeof manifestType>;

/** `provider.json` of a provider of the user's own. docs/own-providers.md explains every field. */
export const manifest = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, {
    error: 'a name of lower-case letters, digits and -, 63 at most',
  }),
  label: line(60),
  badge: z
    .strictObject({
      text: z
        .string()
        .regex(/^[^\p{C}\s]{1,2}$/u, { error: 'one or two characters' })
        .optional(),
      colour: z.enum(colourNames).optional(),
    })
    .optional(),
  docs: webAddress,
  detect: z.array(condition).min(1, { error: 'a list of one condition or more' }).max(50),
  bid: bid.optional(),
  type: typePlace,
  types: z.array(z.unknown()).min(1, { error: 'a list of one event type or more' }).max(500, {
    error: 'a list of 500 event types at most',
  }),
  undocumentedFields: line(2_000).nullable().optional(),
  exampleHeaders: z
    .array(z.tuple([exampleHeaderName, headerValue]))
    .max(50)
    .optional(),
  /** The scheme of its signatures by its name, a recipe for one, or `unsigned`. */
  signature: line(2_000).optional(),
});
export type Manifest = z.infer<typeof manifest>;

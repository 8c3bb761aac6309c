import fc from 'fast-check';

/** Few names, so that pointers often lead somewhere. */
export const names = fc.constantFrom('a', 'b', '0', '1', 'a/b', '~', '"\\\u00e9', '__proto__');

/** JSON as text, laid out in many ways. Written by hand: keys may stand twice. */
export const { json } = fc.letrec((tie) => ({
  scalar: fc.oneof(fc.integer(), fc.constantFrom('null', 'true', '"x"', '"],}{"', '-1.5e3')).map(String),
  list: fc.array(tie('json'), { maxLength: 3 }).map((items) => `[ ${items.join(' ,\n')}]`),
  object: fc
    .array(fc.tuple(names, tie('json')), { maxLength: 4 })
    .map(
      (fields) => `{${fields.map(([name, value]) => `${JSON.stringify(name)} : ${value}`).join(',\n ')} }`,
    ),
  json: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('scalar'), tie('object'), tie('list')),
}));

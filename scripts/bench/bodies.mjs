// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from '../lib/paths.mjs';

/** Every documented example, by its id. @returns {Map<string, Buffer>} */
export function exampleBodies() {
  const bodies = new Map();
  for (const provider of ['okaya', 'okhi', 'meetinglawyers', 'klustr']) {
    for (const file of readdirSync(fromRoot('fixtures', provider)))
      bodies.set(
        `${provider}/${file.replace(/\.json$/, '')}`,
        readFileSync(fromRoot('fixtures', provider, file)),
      );
  }
  return bodies;
}

/** Events of about two kilobytes: documented ones, made as large by the fields and lists that they have. Generated. */
export function twoKilobyteBodies() {
  const examples = exampleBodies();
  /** @param {string} id */
  const example = (id) => JSON.parse(String(examples.get(id)));
  const login = example('meetinglawyers/user_first_logged_in');
  login.payload.coverage_name = 'collective '.repeat(160);
  const consent = example('klustr/user.app.consent.update');
  consent.data.scopes = Array.from({ length: 16 }, (_, n) => ({
    id: `location.read.${n}`,
    status: 'active',
    consent_method: 'explicit',
    date_created: '2024-01-01T00:00:00Z',
  }));
  const strange = example('okhi/verified');
  for (let n = 0; n < 40; n++) strange.v2[`extra_field_${n}`] = { value: `text ${n}`, n };
  return new Map([
    ['valid, one long text', Buffer.from(JSON.stringify(login))],
    ['valid, a list of 16 objects', Buffer.from(JSON.stringify(consent))],
    ['40 undocumented fields', Buffer.from(JSON.stringify(strange))],
  ]);
}

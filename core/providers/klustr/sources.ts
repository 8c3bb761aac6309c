/** Seed 002. */
export const webhooks = {
  title: 'Klustr, Realtime Integration via Webhooks',
  url: 'https://docs.klustr.io/tutorials/realtime-integration-via-webhooks',
};
/** The payloads' schemas and the server are public: klustr-io/klustr-api-open-source at ee7e47a9. */
export const consentSchemas = {
  title: 'Klustr, consent schemas (klustr-io/klustr-api-open-source, schemas/console/consent)',
  url: 'https://github.com/klustr-io/klustr-api-open-source',
};
export const server = {
  title: 'Klustr, server source (klustr-io/klustr-api-open-source)',
  url: 'https://github.com/klustr-io/klustr-api-open-source',
};

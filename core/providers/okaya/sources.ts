const docs = 'https://doc.okaya.me/docs/webhooks';

/** Seed 000. */
export const created = { title: 'Okaya, user.created', url: `${docs}/created` };
/** Seed 001. */
export const webhooksApi = { title: 'Okaya, Webhooks API', url: `${docs}/webhooks-api` };
export const introduction = { title: 'Okaya, Webhooks, introduction', url: `${docs}/introduction` };
export const sessionResult = { title: 'Okaya, user.session.result', url: `${docs}/session-result` };

const docs = 'https://developer.meetinglawyers.com/docs';

/** Seed 003; its identification and the signature are in the provider's own documents. */
export const events = { title: 'MeetingLawyers, Events Webhook', url: `${docs}/webhooks/events` };
export const security = { title: 'MeetingLawyers, Webhooks Security', url: `${docs}/webhooks/security` };
export const createUser = { title: 'MeetingLawyers, Create user', url: `${docs}/api/s2s-user/create-user` };

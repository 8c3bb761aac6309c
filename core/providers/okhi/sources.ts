/** Seed 004. */
export const v2Source = { title: 'OkHi v6.0.0, Webhook', url: 'https://docs.okhi.com/v6.0.0/webhook' };
export const v3Source = {
  title: 'OkHi v6.0.1, Webhook v3',
  url: 'https://docs.okhi.com/v6.0.1/verification-status/verification-status/webhook-v3',
};
export const legacySource = {
  title: 'OkHi v5.0-alpha, OkVerify Webhook',
  url: 'https://docs.okhi.com/okhi-documentation/v/v5.0-alpha/address-verification',
};
